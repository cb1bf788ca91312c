import { runKongRender } from '../packages/local-gateway/src/render-cli.ts';

runKongRender(process.argv, process.env);
