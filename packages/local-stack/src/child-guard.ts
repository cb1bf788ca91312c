// Preloaded into every child. A child should stop when the IPC channel to its parent closes; this guard ends one
// that does not. With unref() a finished child exits although the channel is open.
const graceMs = Number(new URL(import.meta.url).searchParams.get('graceMs'));

process.once('disconnect', () => {
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), graceMs).unref();
});
process.channel?.unref();
