ALTER TABLE "script"."paraphrases" DROP CONSTRAINT "paraphrases.dialogueId";
--> statement-breakpoint
ALTER TABLE "script"."paraphrases" DROP CONSTRAINT "paraphrases.actionId";
--> statement-breakpoint
ALTER TABLE "script"."paraphrases" ADD COLUMN "script_id" bigint;--> statement-breakpoint
-- By hand: row level security would hide the rows of every workspace from their owner, too.
ALTER TABLE "script"."paraphrases" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "script"."actions" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "script"."spoken_words" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "script"."paraphrases" p SET "script_id" = coalesce(
  (SELECT "script_id" FROM "script"."actions" a WHERE a."workspace_id" = p."workspace_id" AND a."id" = p."action_id"),
  (SELECT "script_id" FROM "script"."spoken_words" w WHERE w."workspace_id" = p."workspace_id" AND w."id" = p."dialogue_id"));--> statement-breakpoint
ALTER TABLE "script"."spoken_words" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "script"."actions" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "script"."paraphrases" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "script"."paraphrases" ALTER COLUMN "script_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "script"."paraphrases" ADD CONSTRAINT "paraphrases.scriptId" FOREIGN KEY ("workspace_id","script_id") REFERENCES "script"."scripts"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "paraphrases_of_script" ON "script"."paraphrases" USING btree ("workspace_id","script_id");