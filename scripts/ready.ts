// For the health check of a container: 0 when the service in it is ready to work.
const answer = await fetch(`http://127.0.0.1:${process.env.PORT}/ready`, {
  signal: AbortSignal.timeout(3_000),
});
process.exitCode = answer.ok ? 0 : 1;
