import { expectTypeOf, test } from 'vitest';
import { createFountainClient, type FountainClientOptions, type Schemas } from '@fountainai/client';

// The compiler runs these tests: an expected error that does not occur is an error.
const { script, character, sequence, storyFactory } = createFountainClient({
  token: 'secret',
  fetch: async () => Response.json({ items: [], nextCursor: null }),
});
const params = { path: { scriptId: 1 } };
const query = { scriptId: 1 };

test('answers have exact types, and data is defined', async () => {
  const created = await script.POST('/v2/scripts', { body: { title: 'Hamlet' } });
  expectTypeOf(created.data).toEqualTypeOf<Schemas['script']['ScriptV2']>();
  expectTypeOf(created.response).toEqualTypeOf<Response>();
  const listed = await script.GET('/v1/scripts');
  expectTypeOf(listed.data).toEqualTypeOf<Schemas['script']['ScriptV1'][]>();
  const deleted = await script.DELETE('/v2/scripts/{scriptId}', { params });
  expectTypeOf(deleted.data).toEqualTypeOf<undefined>();
  const file = await storyFactory.GET('/v2/stories/export', {
    params: { query: { ...query, format: 'fountain' } },
  });
  expectTypeOf(file.data).toEqualTypeOf<string>();
  const sound = await storyFactory.GET('/v2/files/{fileId}', { params: { path: { fileId: 1 } } });
  expectTypeOf(sound.data).toEqualTypeOf<Blob>();
  const asked = await storyFactory.POST('/v2/scripts/{scriptId}/orchestration', { params });
  expectTypeOf(asked.data).toEqualTypeOf<Schemas['storyFactory']['OrchestrationJobV2']>();
});

test('only a conditional GET may have no data', async () => {
  const story = await storyFactory.GET('/v2/stories', { params: { query } });
  expectTypeOf(story.data).toEqualTypeOf<Schemas['storyFactory']['FullStoryV2']>();
  const perhaps = await storyFactory.GET('/v2/stories', {
    params: { query, header: { 'If-None-Match': '"3"' } },
  });
  expectTypeOf(perhaps.data).toEqualTypeOf<Schemas['storyFactory']['FullStoryV2'] | undefined>();
});

test('pages know their items', async () => {
  for await (const section of script.paginate('/v2/scripts/{scriptId}/sections', { params }))
    expectTypeOf(section).toEqualTypeOf<Schemas['script']['SectionV2']>();
  for await (const element of storyFactory.paginate('/v2/stories', { params: { query } }))
    expectTypeOf(element).toEqualTypeOf<Schemas['storyFactory']['StoryElementV2']>();
  for await (const file of storyFactory.paginate('/v2/scripts/{scriptId}/orchestration', { params }))
    expectTypeOf(file).toEqualTypeOf<Schemas['storyFactory']['OrchestrationFileV2']>();
  for await (const page of storyFactory.pages('/v2/stories/validation', { params: { query } }))
    expectTypeOf(page).toEqualTypeOf<Schemas['storyFactory']['StoryValidationV2']>();
  // @ts-expect-error -- it is not paged
  for await (const _ of script.paginate('/v2/scripts/{scriptId}', { params }));
  // @ts-expect-error -- v1 has lists, not pages
  for await (const _ of script.paginate('/v1/scripts'));
});

test('input outside the spec is a type error', async () => {
  // @ts-expect-error -- no such field
  await script.POST('/v2/scripts', { body: { title: 'Hamlet', tittle: 'Hamlet' } });
  // @ts-expect-error -- a number
  await script.POST('/v2/scripts', { body: { title: 1 } });
  // @ts-expect-error -- no title
  await script.POST('/v2/scripts', { body: {} });
  // @ts-expect-error -- no body
  await script.POST('/v2/scripts');
  // @ts-expect-error -- no such path
  await script.GET('/v2/script');
  // @ts-expect-error -- another service's
  await character.GET('/v2/scripts');
  // @ts-expect-error -- no such method there
  await script.PATCH('/v1/scripts/{scriptId}', { params, body: { title: 'Hamlet' } });
  // @ts-expect-error -- no scriptId
  await script.GET('/v2/scripts/{scriptId}');
  // @ts-expect-error -- text
  await script.GET('/v2/scripts/{scriptId}', { params: { path: { scriptId: '1' } } });
  // @ts-expect-error -- no such parameter
  await script.GET('/v2/scripts', { params: { query: { titel: 'Hamlet' } } });
  // @ts-expect-error -- not one of the types
  await sequence.POST('/v2/sequence', { body: { elementType: 'play' } });
  const { data } = await script.GET('/v2/scripts/{scriptId}', { params });
  // @ts-expect-error -- no such field
  expectTypeOf(data.name).toBeAny();
});

test('unknown options are a type error', () => {
  expectTypeOf<FountainClientOptions>().toHaveProperty('token').not.toBeNullable();
  const urls: FountainClientOptions['urls'] = { script: 'http://127.0.0.1:8103' };
  // @ts-expect-error -- no such service
  expectTypeOf(urls.scripts).toBeAny();
});

test('the compiler checks the example and the build too', () => {
  expectTypeOf<typeof import('../examples/first-scene.ts')>().toBeObject();
  expectTypeOf<typeof import('../scripts/build.ts')>().toBeObject();
});
