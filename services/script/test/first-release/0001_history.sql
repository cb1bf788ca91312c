CREATE TABLE "script"."former_elements" (
	"workspace_id" text NOT NULL,
	"script_id" bigint NOT NULL,
	"element" text NOT NULL,
	"id" bigint NOT NULL,
	"from_revision" bigint NOT NULL,
	"to_revision" bigint NOT NULL,
	"state" jsonb NOT NULL,
	CONSTRAINT "former_elements_pk" PRIMARY KEY("workspace_id","script_id","to_revision","element","id")
);
--> statement-breakpoint
CREATE TABLE "script"."revisions" (
	"workspace_id" text NOT NULL,
	"script_id" bigint NOT NULL,
	"revision" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"subject" text NOT NULL,
	"operation" text NOT NULL,
	"summary" text NOT NULL,
	"changes" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "revisions_pk" PRIMARY KEY("workspace_id","script_id","revision")
);
--> statement-breakpoint
CREATE TABLE "script"."versions" (
	"workspace_id" text NOT NULL,
	"script_id" bigint NOT NULL,
	"version_number" bigint NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"revision" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "versions_pk" PRIMARY KEY("workspace_id","script_id","version_number")
);
--> statement-breakpoint
-- From here to the next such line written by hand. What is there now is as it is since its script's present revision: what
-- was before nobody knows. The owner has to see all workspaces for that; the kit closes the tables again after migrating.
ALTER TABLE "script"."scripts" NO FORCE ROW LEVEL SECURITY, ADD COLUMN "since_revision" bigint;
--> statement-breakpoint
ALTER TABLE "script"."sections" NO FORCE ROW LEVEL SECURITY, ADD COLUMN "since_revision" bigint;
--> statement-breakpoint
ALTER TABLE "script"."actions" NO FORCE ROW LEVEL SECURITY, ADD COLUMN "since_revision" bigint;
--> statement-breakpoint
ALTER TABLE "script"."spoken_words" NO FORCE ROW LEVEL SECURITY, ADD COLUMN "since_revision" bigint;
--> statement-breakpoint
UPDATE "script"."scripts" SET "since_revision" = "revision";
--> statement-breakpoint
UPDATE "script"."sections" e SET "since_revision" = s."revision" FROM "script"."scripts" s
	WHERE s."workspace_id" = e."workspace_id" AND s."id" = e."script_id";
--> statement-breakpoint
UPDATE "script"."actions" e SET "since_revision" = s."revision" FROM "script"."scripts" s
	WHERE s."workspace_id" = e."workspace_id" AND s."id" = e."script_id";
--> statement-breakpoint
UPDATE "script"."spoken_words" e SET "since_revision" = s."revision" FROM "script"."scripts" s
	WHERE s."workspace_id" = e."workspace_id" AND s."id" = e."script_id";
--> statement-breakpoint
INSERT INTO "script"."revisions" ("workspace_id", "script_id", "revision", "subject", "operation", "summary")
	SELECT "workspace_id", "id", "revision", '', '', 'From here on there is history' FROM "script"."scripts";
--> statement-breakpoint
ALTER TABLE "script"."scripts" ALTER COLUMN "since_revision" SET NOT NULL, ALTER COLUMN "since_revision" SET DEFAULT 1;
--> statement-breakpoint
ALTER TABLE "script"."sections" ALTER COLUMN "since_revision" SET NOT NULL,
	ALTER COLUMN "since_revision" SET DEFAULT current_setting('app.revision')::bigint;
--> statement-breakpoint
ALTER TABLE "script"."actions" ALTER COLUMN "since_revision" SET NOT NULL,
	ALTER COLUMN "since_revision" SET DEFAULT current_setting('app.revision')::bigint;
--> statement-breakpoint
ALTER TABLE "script"."spoken_words" ALTER COLUMN "since_revision" SET NOT NULL,
	ALTER COLUMN "since_revision" SET DEFAULT current_setting('app.revision')::bigint;
--> statement-breakpoint
-- From here on generated.
ALTER TABLE "script"."former_elements" ADD CONSTRAINT "former_elements.scriptId" FOREIGN KEY ("workspace_id","script_id") REFERENCES "script"."scripts"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "script"."revisions" ADD CONSTRAINT "revisions.scriptId" FOREIGN KEY ("workspace_id","script_id") REFERENCES "script"."scripts"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "script"."versions" ADD CONSTRAINT "versions.scriptId" FOREIGN KEY ("workspace_id","script_id") REFERENCES "script"."scripts"("workspace_id","id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
-- From here on written by hand.
-- The revision that this transaction makes, for elements of one script. Whoever changes them without `touch` fails here.
CREATE FUNCTION "script"."present_revision"("of_workspace" text, "of_script" bigint) RETURNS bigint LANGUAGE plpgsql STABLE AS $$
DECLARE
	present bigint;
BEGIN
	SELECT revision INTO present FROM script.scripts WHERE workspace_id = of_workspace AND id = of_script;
	IF FOUND AND present::text IS DISTINCT FROM current_setting('app.revision', true) THEN
		RAISE EXCEPTION 'script % is changed without a revision', of_script;
	END IF;
	RETURN present; -- null while the whole script is being deleted
END $$;
--> statement-breakpoint
-- An element that is changed is as it is since now.
CREATE FUNCTION "script"."set_since"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	NEW.since_revision := current_setting('app.revision')::bigint;
	RETURN NEW;
END $$;
--> statement-breakpoint
-- What elements were before a statement changed or deleted them; all of them are of one script. What this revision has
-- changed before is kept and counted already.
CREATE FUNCTION "script"."keep_former"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	one record;
	present bigint;
	kept bigint;
BEGIN
	SELECT workspace_id, script_id INTO one FROM former LIMIT 1;
	IF NOT FOUND THEN RETURN NULL; END IF;
	present := script.present_revision(one.workspace_id, one.script_id);
	INSERT INTO script.former_elements (workspace_id, script_id, element, id, from_revision, to_revision, state)
		SELECT workspace_id, script_id, TG_ARGV[0], id, since_revision, present, to_jsonb(former) - 'words'
		FROM former WHERE since_revision < present;
	GET DIAGNOSTICS kept = ROW_COUNT;
	UPDATE script.revisions SET changes = changes + kept
		WHERE workspace_id = one.workspace_id AND script_id = one.script_id AND revision = present;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION "script"."count_added"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	one record;
BEGIN
	SELECT workspace_id, script_id INTO one FROM added LIMIT 1;
	IF NOT FOUND THEN RETURN NULL; END IF;
	UPDATE script.revisions SET changes = changes + (SELECT count(*) FROM added)
		WHERE workspace_id = one.workspace_id AND script_id = one.script_id
			AND revision = script.present_revision(one.workspace_id, one.script_id);
	RETURN NULL;
END $$;
--> statement-breakpoint
-- The same for the script's own row, which every revision changes: only when it is more than the revision.
CREATE FUNCTION "script"."keep_former_script"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	NEW.since_revision := current_setting('app.revision')::bigint;
	IF OLD.since_revision < NEW.since_revision THEN
		INSERT INTO script.former_elements (workspace_id, script_id, element, id, from_revision, to_revision, state)
			VALUES (OLD.workspace_id, OLD.id, 'script', OLD.id, OLD.since_revision, NEW.since_revision, to_jsonb(OLD) - 'words');
		UPDATE script.revisions SET changes = changes + 1
			WHERE workspace_id = OLD.workspace_id AND script_id = OLD.id AND revision = NEW.since_revision;
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "keep_former" BEFORE UPDATE ON "script"."scripts" FOR EACH ROW
	WHEN ((OLD.title, OLD.author, OLD.description, OLD.sequence_number, OLD.version)
		IS DISTINCT FROM (NEW.title, NEW.author, NEW.description, NEW.sequence_number, NEW.version))
	EXECUTE FUNCTION "script"."keep_former_script"();
--> statement-breakpoint
CREATE TRIGGER "set_since" BEFORE UPDATE ON "script"."sections" FOR EACH ROW EXECUTE FUNCTION "script"."set_since"();
--> statement-breakpoint
CREATE TRIGGER "keep_changed" AFTER UPDATE ON "script"."sections" REFERENCING OLD TABLE AS former
	FOR EACH STATEMENT EXECUTE FUNCTION "script"."keep_former"('section');
--> statement-breakpoint
CREATE TRIGGER "keep_deleted" AFTER DELETE ON "script"."sections" REFERENCING OLD TABLE AS former
	FOR EACH STATEMENT EXECUTE FUNCTION "script"."keep_former"('section');
--> statement-breakpoint
CREATE TRIGGER "count_added" AFTER INSERT ON "script"."sections" REFERENCING NEW TABLE AS added
	FOR EACH STATEMENT EXECUTE FUNCTION "script"."count_added"();
--> statement-breakpoint
CREATE TRIGGER "set_since" BEFORE UPDATE ON "script"."actions" FOR EACH ROW EXECUTE FUNCTION "script"."set_since"();
--> statement-breakpoint
CREATE TRIGGER "keep_changed" AFTER UPDATE ON "script"."actions" REFERENCING OLD TABLE AS former
	FOR EACH STATEMENT EXECUTE FUNCTION "script"."keep_former"('action');
--> statement-breakpoint
CREATE TRIGGER "keep_deleted" AFTER DELETE ON "script"."actions" REFERENCING OLD TABLE AS former
	FOR EACH STATEMENT EXECUTE FUNCTION "script"."keep_former"('action');
--> statement-breakpoint
CREATE TRIGGER "count_added" AFTER INSERT ON "script"."actions" REFERENCING NEW TABLE AS added
	FOR EACH STATEMENT EXECUTE FUNCTION "script"."count_added"();
--> statement-breakpoint
CREATE TRIGGER "set_since" BEFORE UPDATE ON "script"."spoken_words" FOR EACH ROW EXECUTE FUNCTION "script"."set_since"();
--> statement-breakpoint
CREATE TRIGGER "keep_changed" AFTER UPDATE ON "script"."spoken_words" REFERENCING OLD TABLE AS former
	FOR EACH STATEMENT EXECUTE FUNCTION "script"."keep_former"('spokenWord');
--> statement-breakpoint
CREATE TRIGGER "keep_deleted" AFTER DELETE ON "script"."spoken_words" REFERENCING OLD TABLE AS former
	FOR EACH STATEMENT EXECUTE FUNCTION "script"."keep_former"('spokenWord');
--> statement-breakpoint
CREATE TRIGGER "count_added" AFTER INSERT ON "script"."spoken_words" REFERENCING NEW TABLE AS added
	FOR EACH STATEMENT EXECUTE FUNCTION "script"."count_added"();
