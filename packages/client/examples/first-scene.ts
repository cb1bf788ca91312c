import { createFountainClient } from '@fountainai/client';

const { FOUNTAIN_TOKEN = '', FOUNTAIN_GATEWAY } = process.env;
const { script, character, storyFactory } = createFountainClient({
  token: FOUNTAIN_TOKEN,
  gateway: FOUNTAIN_GATEWAY,
});

// A play with one scene and one character.
const { data: play } = await script.POST('/v2/scripts', { body: { title: 'Romeo and Juliet' } });
const { data: scene } = await script.POST('/v2/scripts/{scriptId}/sections', {
  params: { path: { scriptId: play.scriptId } },
  body: { title: "SCENE II. Capulet's orchard.", level: 2 },
});
const { data: romeo } = await character.POST('/v2/characters', { body: { name: 'ROMEO' } });

// The character enters, and speaks.
const params = { path: { headingId: scene.headingId } };
await script.POST('/v2/sections/{headingId}/actions', { params, body: { description: 'Enter ROMEO' } });
const { data: line } = await script.POST('/v2/sections/{headingId}/spokenWords', {
  params,
  body: { text: 'He jests at scars that never felt a wound.' },
});
await script.POST('/v2/sections/{headingId}/actions', {
  params,
  body: { kind: 'speech', characterId: romeo.characterId, dialogueId: line.dialogueId },
});

// The story in reading order.
const story = storyFactory.paginate('/v2/stories', { params: { query: { scriptId: play.scriptId } } });
for await (const element of story)
  console.log(element.character?.name ?? '*', '–', element.spokenWord?.text ?? element.action?.description);
