// Loaded before every child's own script. A child hears that its parent is gone when the IPC channel closes and should stop
// by itself; one that does not is ended here. The explicit unref keeps the channel from keeping a finished child alive.
const graceMs = Number(new URL(import.meta.url).searchParams.get('graceMs'));

process.once('disconnect', () => {
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), graceMs).unref();
});
process.channel?.unref();
