CREATE SCHEMA IF NOT EXISTS "sequence";
--> statement-breakpoint
CREATE TABLE "sequence"."counters" (
	"workspace_id" text NOT NULL,
	"number_line" text NOT NULL,
	"element_type" text NOT NULL,
	"element_id" bigint NOT NULL,
	"value" bigint NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "counters_pk" PRIMARY KEY("workspace_id","number_line","element_type","element_id")
);
--> statement-breakpoint
CREATE TABLE "sequence"."element_versions" (
	"workspace_id" text NOT NULL,
	"number_line" text NOT NULL,
	"element_type" text NOT NULL,
	"element_id" bigint NOT NULL,
	"version_number" bigint NOT NULL,
	"data" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "element_versions_pk" PRIMARY KEY("workspace_id","number_line","element_type","element_id","version_number")
);
--> statement-breakpoint
CREATE TABLE "sequence"."idempotency_keys" (
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
CREATE INDEX "idempotency_keys_age" ON "sequence"."idempotency_keys" USING btree ("workspace_id","created_at");