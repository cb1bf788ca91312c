CREATE TABLE "story_factory"."files" (
	"workspace_id" text NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "story_factory"."files_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"orchestration_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"heading_id" bigint,
	"page" integer,
	"name" text NOT NULL,
	"size" bigint NOT NULL,
	"sha256" text NOT NULL,
	"made_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "files_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "story_factory"."orchestrations" (
	"workspace_id" text NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "story_factory"."orchestrations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"script_id" bigint NOT NULL,
	"heading_id" bigint,
	"revision" bigint NOT NULL,
	"render" jsonb NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"run" integer DEFAULT 1 NOT NULL,
	"stage" text DEFAULT 'waiting' NOT NULL,
	"finished" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"total" integer NOT NULL,
	"failures" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"story" jsonb,
	"requested_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "orchestrations_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "orchestrations_key" UNIQUE("workspace_id","key")
);
--> statement-breakpoint
ALTER TABLE "story_factory"."files" ADD CONSTRAINT "files_of_orchestration" FOREIGN KEY ("workspace_id","orchestration_id") REFERENCES "story_factory"."orchestrations"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "files_of_orchestration" ON "story_factory"."files" USING btree ("workspace_id","orchestration_id");--> statement-breakpoint
CREATE INDEX "files_content" ON "story_factory"."files" USING btree ("workspace_id","sha256");--> statement-breakpoint
CREATE INDEX "orchestrations_latest" ON "story_factory"."orchestrations" USING btree ("workspace_id","script_id","requested_at");