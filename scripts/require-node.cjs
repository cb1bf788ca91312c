// Runs on every Node version, so that an old one prints an instruction instead of a TypeScript syntax error.
const wanted = 24;
if (Number(process.versions.node.split('.')[0]) < wanted) {
  const task = process.env.npm_lifecycle_event || 'start';
  console.error(
    `FountainAI needs Node ${wanted} or newer; this is Node ${process.versions.node}. ` +
      `Nothing needs to be installed for that, type:\n\n  npx -y -p node@24 -p pnpm@12 -- pnpm ${task}\n`,
  );
  process.exit(1);
}
