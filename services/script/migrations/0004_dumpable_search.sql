-- By hand. A parameter without a name beside one that has a name is lost in a dump: pg_dump writes "" for it.
CREATE OR REPLACE FUNCTION "script"."search_query"("term" text, "begun" boolean) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN to_tsquery('simple'::regconfig, ''' ' || "script"."searchable"("term") || '''' || CASE WHEN "begun" THEN ':*' ELSE '' END);
