CREATE SCHEMA IF NOT EXISTS "story_factory";
--> statement-breakpoint
CREATE TABLE "story_factory"."idempotency_keys" (
	"workspace_id" text NOT NULL,
	"subject" text NOT NULL,
	"operation" text NOT NULL,
	"key" text NOT NULL,
	"fingerprint" text NOT NULL,
	"answer" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_pk" PRIMARY KEY("workspace_id","subject","operation","key")
);
--> statement-breakpoint
CREATE TABLE "story_factory"."imports" (
	"workspace_id" text NOT NULL,
	"source_hash" text NOT NULL,
	"state" text NOT NULL,
	"attempt" integer DEFAULT 1 NOT NULL,
	"subject" text NOT NULL,
	"leftovers" jsonb,
	"summary" jsonb,
	"script_id" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "imports_pk" PRIMARY KEY("workspace_id","source_hash")
);
--> statement-breakpoint
CREATE INDEX "idempotency_keys_age" ON "story_factory"."idempotency_keys" USING btree ("workspace_id","created_at");