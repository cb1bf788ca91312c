CREATE SCHEMA IF NOT EXISTS "character";
--> statement-breakpoint
CREATE TABLE "character"."characters" (
	"workspace_id" text NOT NULL,
	"character_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "character"."characters_character_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"description" text NOT NULL,
	"aliases" text[] NOT NULL,
	"attributes" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "characters_pk" PRIMARY KEY("workspace_id","character_id")
);
--> statement-breakpoint
CREATE TABLE "character"."idempotency_keys" (
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
CREATE INDEX "characters_name" ON "character"."characters" USING btree ("workspace_id","name","character_id");--> statement-breakpoint
CREATE INDEX "idempotency_keys_age" ON "character"."idempotency_keys" USING btree ("workspace_id","created_at");