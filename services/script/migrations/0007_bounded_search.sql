CREATE INDEX "actions_with_text" ON "script"."actions" USING btree ("workspace_id","script_id") WHERE "script"."actions"."description" <> '';
--> statement-breakpoint
-- From here on written by hand. Marks of emphasis are no part of a word and end none; 60 characters in a row that may all be
-- marks are cut from what follows.
CREATE OR REPLACE FUNCTION "script"."searchable"(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN octet_length($1) = length($1)
  THEN regexp_replace(lower(translate($1, '*_', '')), '[^a-z0-9]+', ' ', 'g')
  ELSE regexp_replace(regexp_replace(normalize(regexp_replace(
    translate(replace(lower(normalize(
      -- Normalising sorts the marks that follow one another, in the square of their number.
      regexp_replace(translate($1, '*_', ''), '[^\u0001-\u00ac\u00ae-\u02ff\u3041-\u3096\u30a1-\u30fa\u3400-\u9fff\uac00-\ud7a3]{60}', '\& ', 'g'), NFKD)), 'ß', 'ss'), 'ς', 'σ'),
    -- Marks that do not matter: accents, Hebrew points, Arabic vowels, and what only directs how text is shown.
    '[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u00ad\u180b-\u180f\u1ab0-\u1aff\u1dc0-\u1dff\u200c-\u200f\u202a-\u202e\u2060-\u206f\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff]+',
    '', 'g'), NFKC),
    -- Punctuation, symbols and emoji.
    '[\u0001-/:-@[-`{-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u02c2-\u02c5\u02d2-\u02df\u037e\u0387\u055a-\u055f\u0589\u058a\u05be\u05c0\u05c3\u05c6\u05f3\u05f4\u0600-\u060f\u061b-\u061f\u066a-\u066d\u06d4\u06dd\u06de\u06e9\u0700-\u070d\u0964\u0965\u0970\u0e3f\u0e4f\u0e5a\u0e5b\u0f01-\u0f17\u0f3a-\u0f3d\u104a-\u104f\u10fb\u1360-\u1368\u1400\u166d\u166e\u1680\u17d4-\u17d6\u17d8-\u17db\u1800-\u180a\u2000-\u206f\u20a0-\u20cf\u2100-\u214f\u2190-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030\u303d-\u303f\u30a0\u30fb\ua4fe\ua4ff\ufd3e\ufd3f\ufe10-\ufe1f\ufe30-\ufe6f\ufff0-\uffff\U0001f000-\U0001faff]+',
    ' ', 'g'),
    -- The same ranges as in words.ts.
    '([\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u312f\u3131-\u318f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff])',
    ' \1 ', 'g')
END;
--> statement-breakpoint
-- Only rows that get other words are written: setting a text to itself makes its words anew.
UPDATE "script"."scripts" SET "title" = "title", "author" = "author", "description" = "description"
	WHERE ("title" ~ '[*_]' OR "author" ~ '[*_]' OR "description" ~ '[*_]')
	AND "words" <> (setweight(to_tsvector('simple'::regconfig, "script"."searchable"("title")), 'A') || setweight(to_tsvector('simple'::regconfig, "script"."searchable"("author")), 'B') || setweight(to_tsvector('simple'::regconfig, "script"."searchable"("description")), 'C'));
--> statement-breakpoint
UPDATE "script"."sections" SET "title" = "title"
	WHERE "title" ~ '[*_]'
	AND "words" <> setweight(to_tsvector('simple'::regconfig, "script"."searchable"("title")), 'B');
--> statement-breakpoint
UPDATE "script"."actions" SET "description" = "description"
	WHERE "description" ~ '[*_]'
	AND "words" <> to_tsvector('simple'::regconfig, "script"."searchable"("description"));
--> statement-breakpoint
UPDATE "script"."spoken_words" SET "text" = "text"
	WHERE "text" ~ '[*_]'
	AND "words" <> to_tsvector('simple'::regconfig, "script"."searchable"("text"));
