// Health check of a container: exits with 0 when its service is ready.
const answer = await fetch(`http://127.0.0.1:${process.env.PORT}/ready`, {
  signal: AbortSignal.timeout(3_000),
});
process.exitCode = answer.ok ? 0 : 1;
