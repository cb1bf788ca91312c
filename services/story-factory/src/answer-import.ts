import type { Output } from '@fountainai/contracts';
import type { components, operations } from '@fountainai/contracts/story-factory';
import { replayed, write, type ServiceCall } from '@fountainai/service-kit';
import { importPlay, type ImportParts } from './import-play.ts';

type Answer = Output<operations['importStoryV1']> & Output<operations['importStoryV2']>;

/** Answers an import request in v1 and v2. */
export async function answerImport(
  imports: ImportParts,
  { format, text }: components['schemas']['StoryImportV1'],
  call: ServiceCall,
): Promise<Answer> {
  const earlier = await replayed<Answer>(imports.database, call);
  if (earlier) return earlier;
  const play = await imports.reader.read(format, text);
  const { isNew, summary } = await importPlay(imports, call, play, `${format}\n${text}`);
  const answer: Answer = isNew
    ? { status: 201, headers: { Location: `/v2/stories?scriptId=${summary.scriptId}` }, body: summary }
    : { status: 200, body: summary };
  return write(imports.database, call, async () => answer);
}
