CREATE TABLE "character"."appearances" (
	"workspace_id" text NOT NULL,
	"heading_id" bigint NOT NULL,
	"character_id" bigint NOT NULL,
	"position" bigint GENERATED ALWAYS AS IDENTITY (sequence name "character"."appearances_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	CONSTRAINT "appearances_pk" PRIMARY KEY("workspace_id","heading_id","character_id")
);
--> statement-breakpoint
CREATE TABLE "character"."paraphrases" (
	"workspace_id" text NOT NULL,
	"paraphrase_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "character"."paraphrases_paraphrase_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"original_id" bigint NOT NULL,
	"text" text NOT NULL,
	"commentary" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "paraphrases_pk" PRIMARY KEY("workspace_id","paraphrase_id")
);
--> statement-breakpoint
ALTER TABLE "character"."appearances" ADD CONSTRAINT "appearances.characterId" FOREIGN KEY ("workspace_id","character_id") REFERENCES "character"."characters"("workspace_id","character_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "character"."paraphrases" ADD CONSTRAINT "paraphrases.originalId" FOREIGN KEY ("workspace_id","original_id") REFERENCES "character"."characters"("workspace_id","character_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "appearances_order" ON "character"."appearances" USING btree ("workspace_id","heading_id","position");--> statement-breakpoint
CREATE INDEX "appearances_character" ON "character"."appearances" USING btree ("workspace_id","character_id");--> statement-breakpoint
CREATE INDEX "paraphrases_original" ON "character"."paraphrases" USING btree ("workspace_id","original_id","paraphrase_id");