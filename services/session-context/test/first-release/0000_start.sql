CREATE SCHEMA IF NOT EXISTS "session_context";
--> statement-breakpoint
CREATE TABLE "session_context"."contexts" (
	"workspace_id" text NOT NULL,
	"context_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "session_context"."contexts_context_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"session_id" bigint,
	"heading_id" bigint,
	"character_id" bigint,
	"data" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contexts_pk" PRIMARY KEY("workspace_id","context_id")
);
--> statement-breakpoint
CREATE TABLE "session_context"."idempotency_keys" (
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
CREATE TABLE "session_context"."sessions" (
	"workspace_id" text NOT NULL,
	"session_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "session_context"."sessions_session_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"user_id" bigint NOT NULL,
	"context" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sessions_pk" PRIMARY KEY("workspace_id","session_id")
);
--> statement-breakpoint
ALTER TABLE "session_context"."contexts" ADD CONSTRAINT "contexts.sessionId" FOREIGN KEY ("workspace_id","session_id") REFERENCES "session_context"."sessions"("workspace_id","session_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contexts_section" ON "session_context"."contexts" USING btree ("workspace_id","heading_id","context_id");--> statement-breakpoint
CREATE INDEX "contexts_session" ON "session_context"."contexts" USING btree ("workspace_id","session_id");--> statement-breakpoint
CREATE INDEX "idempotency_keys_age" ON "session_context"."idempotency_keys" USING btree ("workspace_id","created_at");