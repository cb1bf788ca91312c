// Generated from openapi/script.yaml by `pnpm generate`.

export interface paths {
    "/v1/scripts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the scripts
         * @description All scripts of the workspace in the order of their numbers, at most 1,000; a Link header with rel="next" leads to more.
         */
        get: operations["listScriptsV1"];
        put?: never;
        /**
         * Start a script
         * @description An empty script; its number is assigned. Author and description may be left out. Send a requestId (or Idempotency-Key header) and a repeated call adds nothing twice.
         */
        post: operations["createScriptV1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scripts/{scriptId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a script
         * @description Its title, author and description.
         */
        get: operations["getScriptV1"];
        /**
         * Replace the title, author and description of a script
         * @description A field that is left out becomes empty. Number and sections stay as they are.
         */
        put: operations["replaceScriptV1"];
        post?: never;
        /**
         * Delete a script
         * @description Its sections, actions, spoken words, paraphrases and history are deleted with it. Characters and contexts stay.
         */
        delete: operations["deleteScriptV1"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scripts/{scriptId}/sections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the sections of a script
         * @description In the order of their numbers, at most 1,000; a Link header with rel="next" leads to more.
         */
        get: operations["listSectionsV1"];
        put?: never;
        /**
         * Add a section to a script
         * @description An act, a scene or any other heading. It takes the next number and so comes last. Send a requestId (or Idempotency-Key header) and a repeated call adds nothing twice.
         */
        post: operations["createSectionV1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scripts/{scriptId}/sections/reorder": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give sections of a script new numbers
         * @description All or nothing. A section that is not in the script is a 404 that names it, a repeated headingId or newSequence a 400, a newSequence that another section of the script keeps a 409.
         */
        post: operations["reorderSectionsV1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sections/{headingId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a section
         * @description Its title, its number and the script it belongs to.
         */
        get: operations["getSectionV1"];
        /**
         * Replace the title of a section
         * @description The number and what is in the section stay as they are.
         */
        put: operations["replaceSectionV1"];
        post?: never;
        /**
         * Delete a section
         * @description Its actions, spoken words and their paraphrases go with it, and can be restored. An action elsewhere that spoke one of the words stays, with dialogueId null.
         */
        delete: operations["deleteSectionV1"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sections/{headingId}/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the actions of a section
         * @description In the order of their numbers, at most 1,000; a Link header with rel="next" leads to more.
         */
        get: operations["listActionsV1"];
        put?: never;
        /**
         * Add a speech or a stage direction to a section
         * @description A speech has a characterId and a dialogueId, a stage direction a description only. It takes the next number and comes last. A dialogueId that is not a spoken word of the same script is a 409.
         */
        post: operations["createActionV1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sections/{headingId}/actions/reorder": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give actions of a section new numbers
         * @description All or nothing. An action that is not in the section is a 404 that names it, a repeated actionId or newSequence a 400, a newSequence that another action of the script keeps a 409.
         */
        post: operations["reorderActionsV1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/actions/{actionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an action
         * @description A speech or a stage direction, with the ids of who speaks and what is said.
         */
        get: operations["getActionV1"];
        /**
         * Replace an action
         * @description Sets all fields but the number; an id left out becomes null, a description empty. A dialogueId that is not a spoken word of the same script is a 409.
         */
        put: operations["replaceActionV1"];
        post?: never;
        /**
         * Delete an action
         * @description Its paraphrases go with it, and come back when it is restored. The spoken word it points at stays. Its number is not handed out again.
         */
        delete: operations["deleteActionV1"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/actions/{actionId}/paraphrases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the paraphrases of an action
         * @description In the order they were added, at most 1,000; a Link header with rel="next" leads to more.
         */
        get: operations["listActionParaphrasesV1"];
        put?: never;
        /**
         * Add a paraphrase of an action
         * @description Another wording, with why. The original stays as it is. Send a requestId (or Idempotency-Key header) and a repeated call adds nothing twice.
         */
        post: operations["createActionParaphraseV1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sections/{headingId}/spokenWords": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the spoken words of a section
         * @description In the order of their numbers, at most 1,000; a Link header with rel="next" leads to more.
         */
        get: operations["listSpokenWordsV1"];
        put?: never;
        /**
         * Add spoken words to a section
         * @description The text of one speech; it takes the next number. Then add an action with its dialogueId and who speaks it. Send a requestId (or Idempotency-Key header) and a repeated call adds nothing twice.
         */
        post: operations["createSpokenWordV1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/spokenWords/{dialogueId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a spoken word
         * @description The text of one speech.
         */
        get: operations["getSpokenWordV1"];
        /**
         * Replace the text of a spoken word
         * @description The number and the actions that speak it stay as they are.
         */
        put: operations["replaceSpokenWordV1"];
        post?: never;
        /**
         * Delete a spoken word
         * @description Its paraphrases go with it, and come back when it is restored. The actions that spoke it stay, with dialogueId null.
         */
        delete: operations["deleteSpokenWordV1"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/spokenWords/{dialogueId}/paraphrases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the paraphrases of a spoken word
         * @description In the order they were added, at most 1,000; a Link header with rel="next" leads to more.
         */
        get: operations["listSpokenWordParaphrasesV1"];
        put?: never;
        /**
         * Add a paraphrase of a spoken word
         * @description Another wording, with why. The original stays as it is. Send a requestId (or Idempotency-Key header) and a repeated call adds nothing twice.
         */
        post: operations["createSpokenWordParaphraseV1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/paraphrases/{paraphraseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a paraphrase
         * @description The spoken word or action it is a wording of stays as it is.
         */
        delete: operations["deleteParaphraseV1"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scripts/{scriptId}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the named versions of a script
         * @description Oldest first, at most 1,000; a Link header with rel="next" leads to more.
         */
        get: operations["listScriptVersionsV1"];
        put?: never;
        /**
         * Name the present revision of a script
         * @description Marks what the script is now, under the script's next version number; the first is 1. The description may be left out. Send a requestId (or Idempotency-Key header) and a repeated call names nothing twice.
         */
        post: operations["createScriptVersionV1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/scripts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List or find scripts
         * @description In the order of their numbers, a page at a time. `title`, `author` and `q` narrow the list.
         */
        get: operations["listScriptsV2"];
        put?: never;
        /**
         * Start a script
         * @description An empty script; its number is assigned. Author and description may be left out. Send a requestId (or Idempotency-Key header) and a repeated call adds nothing twice.
         */
        post: operations["createScriptV2"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/scripts/{scriptId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a script
         * @description Its title, author and description, and `revision`, which counts every change to anything in the script.
         */
        get: operations["getScriptV2"];
        /**
         * Replace the title, author and description of a script
         * @description A field that is left out becomes empty. Number and sections stay as they are. With If-Match or `version` it is refused when somebody changed it since.
         */
        put: operations["replaceScriptV2"];
        post?: never;
        /**
         * Delete a script
         * @description Its sections, actions, spoken words, paraphrases and history are deleted with it. Characters and contexts stay. With If-Match it is refused when somebody changed it since.
         */
        delete: operations["deleteScriptV2"];
        options?: never;
        head?: never;
        /**
         * Change the title, author or description of a script
         * @description Fields left out stay as they are. With If-Match or `version` it is refused when somebody changed it since.
         */
        patch: operations["updateScriptV2"];
        trace?: never;
    };
    "/v2/scripts/{scriptId}/sections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the sections of a script
         * @description In the order of their numbers, a page at a time.
         */
        get: operations["listSectionsV2"];
        put?: never;
        /**
         * Add a section to a script
         * @description An act, a scene or any other heading. It takes the next number and so comes last. `level` puts scenes (2) below acts (1). Send a requestId (or Idempotency-Key header) and a repeated call adds nothing twice.
         */
        post: operations["createSectionV2"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/scripts/{scriptId}/sections/reorder": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Give sections of a script new numbers
         * @description All or nothing. A section that is not in the script is a 404 that names it, a repeated headingId or newSequence a 400, a newSequence that another section of the script keeps a 409.
         */
        put: operations["reorderSectionsV2"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/sections/{headingId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a section
         * @description Its title, its number and the script it belongs to.
         */
        get: operations["getSectionV2"];
        /**
         * Replace the title and level of a section
         * @description The number and what is in the section stay as they are. A level left out becomes 1. With If-Match or `version` it is refused when somebody changed it since.
         */
        put: operations["replaceSectionV2"];
        post?: never;
        /**
         * Delete a section
         * @description Its actions, spoken words and their paraphrases go with it, and can be restored. An action elsewhere that spoke one of the words stays, with dialogueId null. With If-Match it is refused when somebody changed it since.
         */
        delete: operations["deleteSectionV2"];
        options?: never;
        head?: never;
        /**
         * Change the title or level of a section
         * @description Fields left out stay as they are. With If-Match or `version` it is refused when somebody changed it since.
         */
        patch: operations["updateSectionV2"];
        trace?: never;
    };
    "/v2/sections/{headingId}/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the actions of a section
         * @description In the order of their numbers, a page at a time.
         */
        get: operations["listActionsV2"];
        put?: never;
        /**
         * Add a speech or a stage direction to a section
         * @description A speech has a characterId and a dialogueId, a stage direction a description only. It takes the next number and comes last. A dialogueId that is not a spoken word of the same script is a 409. `kind` left out: speech when it has a dialogueId or characterId, else direction.
         */
        post: operations["createActionV2"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/sections/{headingId}/actions/reorder": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Give actions of a section new numbers
         * @description All or nothing. An action that is not in the section is a 404 that names it, a repeated actionId or newSequence a 400, a newSequence that another action of the script keeps a 409.
         */
        put: operations["reorderActionsV2"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/actions/{actionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an action
         * @description A speech or a stage direction, with the ids of who speaks and what is said.
         */
        get: operations["getActionV2"];
        /**
         * Replace an action
         * @description Sets all fields but the number; an id left out becomes null, a description empty. A dialogueId that is not a spoken word of the same script is a 409. With If-Match or `version` it is refused when somebody changed it since.
         */
        put: operations["replaceActionV2"];
        post?: never;
        /**
         * Delete an action
         * @description Its paraphrases go with it, and come back when it is restored. The spoken word it points at stays. Its number is not handed out again. With If-Match it is refused when somebody changed it since.
         */
        delete: operations["deleteActionV2"];
        options?: never;
        head?: never;
        /**
         * Change some fields of an action
         * @description Fields left out stay as they are, null takes an id away. A dialogueId that is not a spoken word of the same script is a 409. With If-Match or `version` it is refused when somebody changed it since.
         */
        patch: operations["updateActionV2"];
        trace?: never;
    };
    "/v2/actions/{actionId}/paraphrases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the paraphrases of an action
         * @description In the order they were added, a page at a time.
         */
        get: operations["listActionParaphrasesV2"];
        put?: never;
        /**
         * Add a paraphrase of an action
         * @description Another wording, with why. The original stays as it is. Send a requestId (or Idempotency-Key header) and a repeated call adds nothing twice.
         */
        post: operations["createActionParaphraseV2"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/sections/{headingId}/spokenWords": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the spoken words of a section
         * @description In the order of their numbers, a page at a time.
         */
        get: operations["listSpokenWordsV2"];
        put?: never;
        /**
         * Add spoken words to a section
         * @description The text of one speech; it takes the next number. Then add an action with its dialogueId and who speaks it. Send a requestId (or Idempotency-Key header) and a repeated call adds nothing twice.
         */
        post: operations["createSpokenWordV2"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/spokenWords/{dialogueId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a spoken word
         * @description The text of one speech.
         */
        get: operations["getSpokenWordV2"];
        /**
         * Replace the text of a spoken word
         * @description The number and the actions that speak it stay as they are. With If-Match or `version` it is refused when somebody changed it since.
         */
        put: operations["replaceSpokenWordV2"];
        post?: never;
        /**
         * Delete a spoken word
         * @description Its paraphrases go with it, and come back when it is restored. The actions that spoke it stay, with dialogueId null. With If-Match it is refused when somebody changed it since.
         */
        delete: operations["deleteSpokenWordV2"];
        options?: never;
        head?: never;
        /**
         * Change the text of a spoken word
         * @description Without a text it stays as it is. With If-Match or `version` it is refused when somebody changed it since.
         */
        patch: operations["updateSpokenWordV2"];
        trace?: never;
    };
    "/v2/spokenWords/{dialogueId}/paraphrases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the paraphrases of a spoken word
         * @description In the order they were added, a page at a time.
         */
        get: operations["listSpokenWordParaphrasesV2"];
        put?: never;
        /**
         * Add a paraphrase of a spoken word
         * @description Another wording, with why. The original stays as it is. Send a requestId (or Idempotency-Key header) and a repeated call adds nothing twice.
         */
        post: operations["createSpokenWordParaphraseV2"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/paraphrases/{paraphraseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a paraphrase
         * @description The spoken word or action it is a wording of stays as it is. With If-Match it is refused when somebody changed it since.
         */
        delete: operations["deleteParaphraseV2"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/scripts/{scriptId}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the named versions of a script
         * @description Oldest first, a page at a time. `revision` is what to read the content, compare or restore by.
         */
        get: operations["listScriptVersionsV2"];
        put?: never;
        /**
         * Name the present revision of a script
         * @description Marks what the script is now, under the script's next version number; the first is 1. The description may be left out. Send a requestId (or Idempotency-Key header) and a repeated call names nothing twice.
         */
        post: operations["createScriptVersionV2"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/scripts/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a whole script in one call
         * @description Script, sections, actions and spoken words in reading order, all of it or nothing. Numbers are assigned. Send a requestId (or Idempotency-Key header) and a repeated call adds nothing twice.
         */
        post: operations["createScriptContentV2"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/scripts/{scriptId}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a whole script in one call
         * @description Script, sections, actions and spoken words in reading order, as of one revision, the present one or the one asked for. The ETag is that revision. A revision that never was is a 404, a thinned one a 410.
         */
        get: operations["getScriptContentV2"];
        /**
         * Replace a whole script in one call
         * @description In reading order, all of it or nothing. An element with its id stays the same, one without an id is new, and one that is not sent is deleted. An id that is not of this script is a 404 that names it. With If-Match or `revision` it is refused when somebody changed anything since.
         */
        put: operations["replaceScriptContentV2"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/scripts/{scriptId}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what was done to a script
         * @description Every change to anything in the script is one revision: when, who and what, newest first, a page at a time.
         */
        get: operations["listScriptRevisionsV2"];
        put?: never;
        post?: never;
        /**
         * Delete a script's old revisions
         * @description Deletes the revisions before one, or older than a time, for good. The present revision and named versions stay. Reading, comparing or restoring a deleted one is then a 410. Deletes a limited amount: while `more` is true, call again.
         */
        delete: operations["thinScriptHistoryV2"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/scripts/{scriptId}/revisions/{revision}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a script what it was at a revision
         * @description That is a new revision, so nothing in between is lost, and this can be taken back the same way. A revision that never was is a 404, a thinned one a 410. Send a requestId (or Idempotency-Key header) and a repeated call restores once.
         */
        post: operations["restoreScriptRevisionV2"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/scripts/{scriptId}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Compare two revisions of a script
         * @description The changes from one to the other, element by element in reading order, a page at a time. `from` may be the later one; that shows the way back. A revision that never was is a 404, a thinned one a 410.
         */
        get: operations["getScriptDiffV2"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/scripts/{scriptId}/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search in a script
         * @description Finds words in everything that is written in the script: titles, directions, speeches. Best first, a page at a time; `character` and `headingId` narrow it. Works in every script and language.
         */
        get: operations["searchScriptV2"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search in all scripts
         * @description Finds words in everything that is written in the scripts of the workspace: titles, directions, speeches. Best first, a page at a time; `character` narrows it. Works in every script and language.
         */
        get: operations["searchAllScriptsV2"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Title: string;
        /** @description What is said. */
        Text: string;
        /** @description The place in the order; assigned. */
        Number: number;
        /** @description 1 for an act and 2 for a scene in it. */
        Level: number;
        /** @enum {string} */
        Kind: "speech" | "direction" | "transition" | "note";
        /** @description How it is spoken, for example V.O. or aside. */
        Extension: string | null;
        /** @description Spoken at the same time as the speech before. */
        Dual: boolean;
        /** @description The new number. */
        NewSequence: number;
        /** @description Counts every change to anything in the script. */
        RevisionNumber: number;
        ScriptV1: {
            scriptId: components["schemas"]["Id"];
            title: string;
            author: string;
            description: string;
            sequenceNumber: components["schemas"]["Number"];
        };
        ScriptCreateV1: {
            title: components["schemas"]["Title"];
            /** @default  */
            author?: string;
            /** @default  */
            description?: string;
            requestId?: components["schemas"]["RequestId"];
        };
        ScriptReplaceV1: {
            title: components["schemas"]["Title"];
            /** @default  */
            author?: string;
            /** @default  */
            description?: string;
        };
        SectionV1: {
            headingId: components["schemas"]["Id"];
            scriptId: components["schemas"]["Id"];
            title: string;
            sequenceNumber: components["schemas"]["Number"];
        };
        SectionCreateV1: {
            title: components["schemas"]["Title"];
            requestId?: components["schemas"]["RequestId"];
        };
        SectionReplaceV1: {
            title: components["schemas"]["Title"];
        };
        ActionV1: {
            actionId: components["schemas"]["Id"];
            headingId: components["schemas"]["Id"];
            description: string;
            sequenceNumber: components["schemas"]["Number"];
            characterId: components["schemas"]["IdOrNull"];
            dialogueId: components["schemas"]["IdOrNull"];
            contextId: components["schemas"]["IdOrNull"];
        };
        ActionCreateV1: {
            /** @default  */
            description?: string;
            characterId?: components["schemas"]["IdOrNull"];
            dialogueId?: components["schemas"]["IdOrNull"];
            contextId?: components["schemas"]["IdOrNull"];
            requestId?: components["schemas"]["RequestId"];
        };
        ActionReplaceV1: {
            /** @default  */
            description?: string;
            characterId?: components["schemas"]["IdOrNull"];
            dialogueId?: components["schemas"]["IdOrNull"];
            contextId?: components["schemas"]["IdOrNull"];
        };
        SpokenWordV1: {
            dialogueId: components["schemas"]["Id"];
            headingId: components["schemas"]["Id"];
            text: string;
            sequence: components["schemas"]["Number"];
        };
        SpokenWordCreateV1: {
            text: components["schemas"]["Text"];
            requestId?: components["schemas"]["RequestId"];
        };
        SpokenWordReplaceV1: {
            text: components["schemas"]["Text"];
        };
        ScriptV2: {
            scriptId: components["schemas"]["Id"];
            title: string;
            author: string;
            description: string;
            sequenceNumber: components["schemas"]["Number"];
            /** @description Counts every change to anything in the script. */
            revision: number;
            version: components["schemas"]["VersionField"];
            createdAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
        };
        ScriptCreateV2: {
            title: components["schemas"]["Title"];
            /** @default  */
            author?: string;
            /** @default  */
            description?: string;
            requestId?: components["schemas"]["RequestId"];
        };
        ScriptReplaceV2: {
            title: components["schemas"]["Title"];
            /** @default  */
            author?: string;
            /** @default  */
            description?: string;
            version?: components["schemas"]["VersionField"];
        };
        ScriptUpdateV2: {
            title?: components["schemas"]["Title"];
            author?: string;
            description?: string;
            version?: components["schemas"]["VersionField"];
        };
        ScriptPage: {
            items: components["schemas"]["ScriptV2"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        SectionV2: {
            headingId: components["schemas"]["Id"];
            scriptId: components["schemas"]["Id"];
            title: string;
            level: components["schemas"]["Level"];
            sequenceNumber: components["schemas"]["Number"];
            version: components["schemas"]["VersionField"];
            createdAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
        };
        SectionCreateV2: {
            title: components["schemas"]["Title"];
            /**
             * @description 1 for an act and 2 for a scene in it.
             * @default 1
             */
            level?: number;
            requestId?: components["schemas"]["RequestId"];
        };
        SectionReplaceV2: {
            title: components["schemas"]["Title"];
            /**
             * @description 1 for an act and 2 for a scene in it.
             * @default 1
             */
            level?: number;
            version?: components["schemas"]["VersionField"];
        };
        SectionUpdateV2: {
            title?: components["schemas"]["Title"];
            level?: components["schemas"]["Level"];
            version?: components["schemas"]["VersionField"];
        };
        SectionPage: {
            items: components["schemas"]["SectionV2"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        ActionV2: {
            actionId: components["schemas"]["Id"];
            headingId: components["schemas"]["Id"];
            description: string;
            sequenceNumber: components["schemas"]["Number"];
            characterId: components["schemas"]["IdOrNull"];
            dialogueId: components["schemas"]["IdOrNull"];
            contextId: components["schemas"]["IdOrNull"];
            kind: components["schemas"]["Kind"];
            extension: components["schemas"]["Extension"];
            dual: components["schemas"]["Dual"];
            version: components["schemas"]["VersionField"];
            createdAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
        };
        ActionCreateV2: {
            /** @default  */
            description?: string;
            characterId?: components["schemas"]["IdOrNull"];
            dialogueId?: components["schemas"]["IdOrNull"];
            contextId?: components["schemas"]["IdOrNull"];
            kind?: components["schemas"]["Kind"];
            extension?: components["schemas"]["Extension"];
            /**
             * @description Spoken at the same time as the speech before.
             * @default false
             */
            dual?: boolean;
            requestId?: components["schemas"]["RequestId"];
        };
        ActionReplaceV2: {
            /** @default  */
            description?: string;
            characterId?: components["schemas"]["IdOrNull"];
            dialogueId?: components["schemas"]["IdOrNull"];
            contextId?: components["schemas"]["IdOrNull"];
            kind?: components["schemas"]["Kind"];
            extension?: components["schemas"]["Extension"];
            /**
             * @description Spoken at the same time as the speech before.
             * @default false
             */
            dual?: boolean;
            version?: components["schemas"]["VersionField"];
        };
        ActionUpdateV2: {
            description?: string;
            characterId?: components["schemas"]["IdOrNull"];
            dialogueId?: components["schemas"]["IdOrNull"];
            contextId?: components["schemas"]["IdOrNull"];
            kind?: components["schemas"]["Kind"];
            extension?: components["schemas"]["Extension"];
            dual?: components["schemas"]["Dual"];
            version?: components["schemas"]["VersionField"];
        };
        ActionPage: {
            items: components["schemas"]["ActionV2"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        SpokenWordV2: {
            dialogueId: components["schemas"]["Id"];
            headingId: components["schemas"]["Id"];
            text: string;
            sequence: components["schemas"]["Number"];
            version: components["schemas"]["VersionField"];
            createdAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
        };
        SpokenWordCreateV2: {
            text: components["schemas"]["Text"];
            requestId?: components["schemas"]["RequestId"];
        };
        SpokenWordReplaceV2: {
            text: components["schemas"]["Text"];
            version?: components["schemas"]["VersionField"];
        };
        SpokenWordUpdateV2: {
            text?: components["schemas"]["Text"];
            version?: components["schemas"]["VersionField"];
        };
        SpokenWordPage: {
            items: components["schemas"]["SpokenWordV2"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        ScriptContentCreateV2: {
            script: components["schemas"]["NewScript"];
            sections: components["schemas"]["NewSection"][];
            requestId?: components["schemas"]["RequestId"];
        };
        NewScript: {
            title: components["schemas"]["Title"];
            /** @default  */
            author?: string;
            /** @default  */
            description?: string;
        };
        NewSection: {
            title: components["schemas"]["Title"];
            /**
             * @description 1 for an act and 2 for a scene in it.
             * @default 1
             */
            level?: number;
            actions: components["schemas"]["NewAction"][];
            /** @description Words no action speaks. */
            unplacedSpokenWords?: components["schemas"]["NewSpokenWord"][];
        };
        NewAction: {
            kind?: components["schemas"]["Kind"];
            /** @default  */
            description?: string;
            characterId?: components["schemas"]["IdOrNull"];
            contextId?: components["schemas"]["IdOrNull"];
            extension?: components["schemas"]["Extension"];
            /**
             * @description Spoken at the same time as the speech before.
             * @default false
             */
            dual?: boolean;
            spokenWord?: components["schemas"]["NewSpokenWord"] | null;
        };
        NewSpokenWord: {
            text: components["schemas"]["Text"];
        };
        ScriptContentCreated: {
            scriptId: components["schemas"]["Id"];
            /** @description Counts every change to anything in the script. */
            revision: number;
            /** @description How many there are. */
            sections: number;
            /** @description How many there are. */
            actions: number;
            /** @description How many there are. */
            spokenWords: number;
            /** @description The ids of the sections, in the order they were sent. */
            headingIds: components["schemas"]["Id"][];
        };
        ScriptContent: {
            script: components["schemas"]["ScriptV2"];
            /** @description The ids of all sections in reading order, where `since` was given. */
            headingIds?: components["schemas"]["Id"][];
            sections: components["schemas"]["ContentSection"][];
        };
        ContentSection: {
            headingId: components["schemas"]["Id"];
            title: string;
            level: components["schemas"]["Level"];
            sequenceNumber: components["schemas"]["Number"];
            actions: components["schemas"]["ContentAction"][];
            /** @description Words no action speaks. */
            unplacedSpokenWords: components["schemas"]["ContentSpokenWord"][];
        };
        ContentAction: {
            actionId: components["schemas"]["Id"];
            kind: components["schemas"]["Kind"];
            description: string;
            sequenceNumber: components["schemas"]["Number"];
            characterId: components["schemas"]["IdOrNull"];
            dialogueId: components["schemas"]["IdOrNull"];
            contextId: components["schemas"]["IdOrNull"];
            extension: components["schemas"]["Extension"];
            dual: components["schemas"]["Dual"];
            spokenWord: components["schemas"]["ContentSpokenWord"] | null;
        };
        ContentSpokenWord: {
            dialogueId: components["schemas"]["Id"];
            headingId: components["schemas"]["Id"];
            text: string;
            sequence: components["schemas"]["Number"];
        };
        SectionNewSequence: {
            headingId: components["schemas"]["Id"];
            newSequence: components["schemas"]["NewSequence"];
        };
        SectionsReorderV1: {
            elements: components["schemas"]["SectionNewSequence"][];
            requestId?: components["schemas"]["RequestId"];
        };
        SectionsReorderV2: {
            elements: components["schemas"]["SectionNewSequence"][];
        };
        SectionsReordered: {
            updatedElements: components["schemas"]["SectionNewSequence"][];
        };
        ActionNewSequence: {
            actionId: components["schemas"]["Id"];
            newSequence: components["schemas"]["NewSequence"];
        };
        ActionsReorderV1: {
            elements: components["schemas"]["ActionNewSequence"][];
            requestId?: components["schemas"]["RequestId"];
        };
        ActionsReorderV2: {
            elements: components["schemas"]["ActionNewSequence"][];
        };
        ActionsReordered: {
            updatedElements: components["schemas"]["ActionNewSequence"][];
        };
        /** @description A revision with a name. */
        ScriptVersion: {
            versionNumber: components["schemas"]["Id"];
            name: string;
            description: string;
            revision: components["schemas"]["RevisionNumber"];
            createdAt: components["schemas"]["Timestamp"];
        };
        ScriptVersionCreate: {
            name: string;
            /** @default  */
            description?: string;
            requestId?: components["schemas"]["RequestId"];
        };
        ScriptVersionPage: {
            items: components["schemas"]["ScriptVersion"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        ScriptContentReplaceV2: {
            script: components["schemas"]["NewScript"];
            sections: components["schemas"]["SentSection"][];
            /** @description The revision you last read. The write is refused with 409 when anything in the script changed since. */
            revision?: number;
        };
        SentSection: {
            /** @description Left out, it is a new section. */
            headingId?: number;
            title: components["schemas"]["Title"];
            /**
             * @description 1 for an act and 2 for a scene in it.
             * @default 1
             */
            level?: number;
            actions: components["schemas"]["SentAction"][];
            /** @description Words no action speaks. */
            unplacedSpokenWords?: components["schemas"]["SentSpokenWord"][];
        };
        SentAction: {
            /** @description Left out, it is a new action. */
            actionId?: number;
            kind?: components["schemas"]["Kind"];
            /** @default  */
            description?: string;
            characterId?: components["schemas"]["IdOrNull"];
            contextId?: components["schemas"]["IdOrNull"];
            extension?: components["schemas"]["Extension"];
            /**
             * @description Spoken at the same time as the speech before.
             * @default false
             */
            dual?: boolean;
            spokenWord?: components["schemas"]["SentSpokenWord"] | null;
        };
        SentSpokenWord: {
            /** @description Left out, they are new words. Sent with several actions, with the same text, they are spoken by all of them. */
            dialogueId?: number;
            text: components["schemas"]["Text"];
        };
        Revision: {
            revision: components["schemas"]["RevisionNumber"];
            createdAt: components["schemas"]["Timestamp"];
            /** @description Who did it; the subject of the token. */
            subject: string;
            /** @description What was called, for example replaceSpokenWordV2. */
            operation: string;
            /** @description What was done, in a sentence. */
            summary: string;
            /** @description How many elements changed. */
            changes: number;
        };
        RevisionPage: {
            items: components["schemas"]["Revision"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        RevisionRestore: {
            requestId?: components["schemas"]["RequestId"];
        };
        RevisionRestored: {
            scriptId: components["schemas"]["Id"];
            revision: components["schemas"]["RevisionNumber"];
        };
        HistoryThinned: {
            scriptId: components["schemas"]["Id"];
            /** @description Of the revisions before this one, only named versions are left. */
            before: number;
            /** @description How many revisions were deleted. */
            revisions: number;
            /** @description How many former states of elements were deleted. */
            formerElements: number;
            /** @description There is more to delete; call again. */
            more: boolean;
        };
        ScriptDiff: {
            from: components["schemas"]["RevisionNumber"];
            to: components["schemas"]["RevisionNumber"];
            items: components["schemas"]["Change"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        Change: {
            /**
             * @description reassigned: given to another character; changed: any other field.
             * @enum {string}
             */
            change: "added" | "removed" | "reworded" | "moved" | "reassigned" | "changed";
            /** @enum {string} */
            element: "script" | "section" | "action" | "spokenWord";
            id: components["schemas"]["Id"];
            headingId: components["schemas"]["IdOrNull"];
            /** @description Where it is; where it was, if it was removed. null for the script itself. */
            sequence: components["schemas"]["Number"] | null;
            /** @description The fields as they were; null for what was added. */
            before: {
                [key: string]: unknown;
            } | null;
            /** @description The fields as they became; null for what was removed. */
            after: {
                [key: string]: unknown;
            } | null;
        };
        SearchHit: {
            scriptId: components["schemas"]["Id"];
            headingId: components["schemas"]["IdOrNull"];
            sectionTitle: string | null;
            actionId: components["schemas"]["IdOrNull"];
            dialogueId: components["schemas"]["IdOrNull"];
            characterId: components["schemas"]["IdOrNull"];
            /**
             * @description The kind of text with the words.
             * @enum {string}
             */
            kind: "script" | "section" | "direction" | "transition" | "note" | "speech";
            /** @description How well it fits; more is better. */
            rank: number;
            /** @description Plain text around the words that were found, each between « and ». */
            snippet: string;
        };
        SearchPage: {
            items: components["schemas"]["SearchHit"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        Message: {
            message: string;
        };
        ParaphraseCreate: {
            /** @description The other wording. */
            text: string;
            /**
             * @description Why it is worded like this.
             * @default
             */
            commentary?: string;
            requestId?: components["schemas"]["RequestId"];
        };
        ParaphraseV1: {
            paraphraseId: components["schemas"]["Id"];
            originalId: components["schemas"]["OriginalId"];
            text: string;
            /** @description Why it is worded like this. */
            commentary: string;
        };
        ParaphraseV2: {
            paraphraseId: components["schemas"]["Id"];
            originalId: components["schemas"]["OriginalId"];
            text: string;
            /** @description Why it is worded like this. */
            commentary: string;
            version: components["schemas"]["VersionField"];
            createdAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
        };
        ParaphrasePage: {
            items: components["schemas"]["ParaphraseV2"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        Id: number;
        /** @description An error, as in RFC 9457. */
        Problem: {
            type: string;
            title: string;
            status: number;
            /** @description Stable, snake_case; made for programs. */
            code: string;
            /** @description What is wrong and what to do about it. */
            detail: string;
            /** @description Finds the call in the logs. */
            requestId: string;
            errors?: {
                /** @description A JSON pointer into the body, or the name of a parameter. */
                pointer: string;
                message: string;
            }[];
        };
        /** @description The same as the Idempotency-Key header, for clients that cannot send headers. */
        RequestId: string;
        IdOrNull: components["schemas"]["Id"] | null;
        /** @description Counts the writes to this resource; the first is 1. */
        VersionField: number;
        /**
         * Format: date-time
         * @description UTC, ISO 8601.
         */
        Timestamp: string;
        /** @description Send it as `cursor` for the next page; null on the last one. */
        NextCursor: string | null;
        /** @description The id of what this is another wording of. */
        OriginalId: number;
    };
    responses: {
        /** @description The revision was thinned out; only named ones of that age are kept */
        Gone: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Something in the request is wrong; `errors` points at it */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description No token, or one that is not accepted */
        Unauthorized: {
            headers: {
                "WWW-Authenticate": components["headers"]["WWWAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The token lacks the scope this operation needs */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It contradicts what is stored, or the same call is still running */
        Conflict: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is over the limit */
        PayloadTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is not plain UTF-8 application/json */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The key was used before with another request */
        IdempotencyMismatch: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Over the rate; wait as Retry-After says */
        TooManyRequests: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A fault of ours; requestId finds it in the logs */
        InternalError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Another service answered nonsense */
        BadGateway: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not possible right now, nothing was changed; try again as Retry-After says */
        Unavailable: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Another service did not answer in time */
        GatewayTimeout: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The workspace keeps as much as it may; nothing was stored. `detail` says how much, and how to make room */
        OverQuota: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such thing in this workspace */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Unchanged since the ETag that was sent */
        NotModified: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Changed since the ETag in If-Match; read it again */
        PreconditionFailed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description The id the script was created with.
         * @example 1
         */
        ScriptId: components["schemas"]["Id"];
        /**
         * @description The id the section was created with.
         * @example 11
         */
        HeadingId: components["schemas"]["Id"];
        /**
         * @description The id the action was created with.
         * @example 287
         */
        ActionId: components["schemas"]["Id"];
        /**
         * @description The id the spoken word was created with.
         * @example 248
         */
        DialogueId: components["schemas"]["Id"];
        /**
         * @description The words to look for.
         * @example scars
         */
        Query: string;
        /**
         * @description Only what this character says or does; the id of the character.
         * @example 1
         */
        Character: components["schemas"]["Id"];
        /** @description A key of your choice for this one call, kept for 24 hours. Sent again with the same request it returns the first answer. Clients that cannot send headers use the body field requestId. */
        IdempotencyKey: string;
        /** @description The nextCursor of the page before. Left out, the first page. */
        Cursor: string;
        /**
         * @description The id the paraphrase was created with.
         * @example 1
         */
        ParaphraseId: components["schemas"]["Id"];
        /**
         * @description How many items a page holds.
         * @example 50
         */
        Limit: number;
        /** @description The ETag you already hold. Unchanged, the answer is 304 without a body. */
        IfNoneMatch: string;
        /** @description The ETag you last read. The write is refused with 412 when the resource changed since. */
        IfMatch: string;
    };
    requestBodies: never;
    headers: {
        /** @description The address of what was created. */
        Location: string;
        /** @description `true` when this is the stored answer of an earlier call with the same key. */
        IdempotencyReplayed: "true";
        /** @description Leads to the next part of a long list, as `<…>; rel="next"`. */
        Link: string;
        /** @description The resource's version, for If-Match and If-None-Match. */
        ETag: string;
        /** @description Why the token was not accepted. */
        WWWAuthenticate: string;
        /** @description Seconds to wait before trying again. */
        RetryAfter: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listScriptsV1: {
        parameters: {
            query?: {
                /** @description The nextCursor of the page before. Left out, the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The scripts */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "scriptId": 1,
                     *         "title": "Romeo and Juliet",
                     *         "author": "William Shakespeare",
                     *         "description": "Two young lovers from feuding houses in Verona.",
                     *         "sequenceNumber": 1
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["ScriptV1"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createScriptV1: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice for this one call, kept for 24 hours. Sent again with the same request it returns the first answer. Clients that cannot send headers use the body field requestId. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "Romeo and Juliet",
                 *       "author": "William Shakespeare",
                 *       "description": "Two young lovers from feuding houses in Verona."
                 *     }
                 */
                "application/json": components["schemas"]["ScriptCreateV1"];
            };
        };
        responses: {
            /** @description The script as stored */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scriptId": 1,
                     *       "title": "Romeo and Juliet",
                     *       "author": "William Shakespeare",
                     *       "description": "Two young lovers from feuding houses in Verona.",
                     *       "sequenceNumber": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ScriptV1"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["GatewayTimeout"];
            507: components["responses"]["OverQuota"];
        };
    };
    getScriptV1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id the script was created with.
                 * @example 1
                 */
                scriptId: components["parameters"]["ScriptId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The script */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scriptId": 1,
                     *       "title": "Romeo and Juliet",
                     *       "author": "William Shakespeare",
                     *       "description": "Two young lovers from feuding houses in Verona.",
                     *       "sequenceNumber": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ScriptV1"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    replaceScriptV1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id the script was created with.
                 * @example 1
                 */
                scriptId: components["parameters"]["ScriptId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "Romeo and Juliet",
                 *       "author": "William Shakespeare",
                 *       "description": "A tragedy in five acts."
                 *     }
                 */
                "application/json": components["schemas"]["ScriptReplaceV1"];
            };
        };
        responses: {
            /** @description The script as it now is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scriptId": 1,
                     *       "title": "Romeo and Juliet",
                     *       "author": "William Shakespeare",
                     *       "description": "A tragedy in five acts.",
                     *       "sequenceNumber": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ScriptV1"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["OverQuota"];
        };
    };
    deleteScriptV1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id the script was created with.
                 * @example 1
                 */
                scriptId: components["parameters"]["ScriptId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listSectionsV1: {
        parameters: {
            query?: {
                /** @description The nextCursor of the page before. Left out, the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /**
                 * @description The id the script was created with.
                 * @example 1
                 */
                scriptId: components["parameters"]["ScriptId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sections */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "headingId": 11,
                     *         "scriptId": 1,
                     *         "title": "SCENE II. Capulet's orchard.",
                     *         "sequenceNumber": 11
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["SectionV1"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createSectionV1: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice for this one call, kept for 24 hours. Sent again with the same request it returns the first answer. Clients that cannot send headers use the body field requestId. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The id the script was created with.
                 * @example 1
                 */
                scriptId: components["parameters"]["ScriptId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "SCENE II. Capulet's orchard."
                 *     }
                 */
                "application/json": components["schemas"]["SectionCreateV1"];
            };
        };
        responses: {
            /** @description The section as stored */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "headingId": 11,
                     *       "scriptId": 1,
                     *       "title": "SCENE II. Capulet's orchard.",
                     *       "sequenceNumber": 11
                     *     }
                     */
                    "application/json": components["schemas"]["SectionV1"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["GatewayTimeout"];
            507: components["responses"]["OverQuota"];
        };
    };
    reorderSectionsV1: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice for this one call, kept for 24 hours. Sent again with the same request it returns the first answer. Clients that cannot send headers use the body field requestId. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The id the script was created with.
                 * @example 1
                 */
                scriptId: components["parameters"]["ScriptId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "elements": [
                 *         {
                 *           "headingId": 11,
                 *           "newSequence": 12
                 *         },
                 *         {
                 *           "headingId": 12,
                 *           "newSequence": 11
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["SectionsReorderV1"];
            };
        };
        responses: {
            /** @description All were renumbered */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "Renumbered 2 sections."
                     *     }
                     */
                    "application/json": components["schemas"]["Message"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["GatewayTimeout"];
            507: components["responses"]["OverQuota"];
        };
    };
    getSectionV1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id the section was created with.
                 * @example 11
                 */
                headingId: components["parameters"]["HeadingId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The section */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "headingId": 11,
                     *       "scriptId": 1,
                     *       "title": "SCENE II. Capulet's orchard.",
                     *       "sequenceNumber": 11
                     *     }
                     */
                    "application/json": components["schemas"]["SectionV1"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    replaceSectionV1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id the section was created with.
                 * @example 11
                 */
                headingId: components["parameters"]["HeadingId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "SCENE II. Capulet's orchard, by moonlight."
                 *     }
                 */
                "application/json": components["schemas"]["SectionReplaceV1"];
            };
        };
        responses: {
            /** @description The section as it now is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "headingId": 11,
                     *       "scriptId": 1,
                     *       "title": "SCENE II. Capulet's orchard, by moonlight.",
                     *       "sequenceNumber": 11
                     *     }
                     */
                    "application/json": components["schemas"]["SectionV1"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["OverQuota"];
        };
    };
    deleteSectionV1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id the section was created with.
                 * @example 11
                 */
                headingId: components["parameters"]["HeadingId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listActionsV1: {
        parameters: {
            query?: {
                /** @description The nextCursor of the page before. Left out, the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /**
                 * @description The id the section was created with.
                 * @example 11
                 */
                headingId: components["parameters"]["HeadingId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The actions */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "actionId": 286,
                     *         "headingId": 11,
                     *         "description": "Enter ROMEO",
                     *         "sequenceNumber": 286,
                     *         "characterId": null,
                     *         "dialogueId": null,
                     *         "contextId": null
                     *       },
                     *       {
                     *         "actionId": 287,
                     *         "headingId": 11,
                     *         "description": "",
                     *         "sequenceNumber": 287,
                     *         "characterId": 1,
                     *         "dialogueId": 248,
                     *         "contextId": null
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["ActionV1"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createActionV1: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice for this one call, kept for 24 hours. Sent again with the same request it returns the first answer. Clients that cannot send headers use the body field requestId. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The id the section was created with.
                 * @example 11
                 */
                headingId: components["parameters"]["HeadingId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "characterId": 1,
                 *       "dialogueId": 248
                 *     }
                 */
                "application/json": components["schemas"]["ActionCreateV1"];
            };
        };
        responses: {
            /** @description The action as stored */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "actionId": 287,
                     *       "headingId": 11,
                     *       "description": "",
                     *       "sequenceNumber": 287,
                     *       "characterId": 1,
                     *       "dialogueId": 248,
                     *       "contextId": null
                     *     }
                     */
                    "application/json": components["schemas"]["ActionV1"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["GatewayTimeout"];
            507: components["responses"]["OverQuota"];
        };
    };
    reorderActionsV1: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice for this one call, kept for 24 hours. Sent again with the same request it returns the first answer. Clients that cannot send headers use the body field requestId. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The id the section was created with.
                 * @example 11
                 */
                headingId: components["parameters"]["HeadingId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "elements": [
                 *         {
                 *           "actionId": 286,
                 *           "newSequence": 287
                 *         },
                 *         {
                 *           "actionId": 287,
                 *           "newSequence": 286
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ActionsReorderV1"];
            };
        };
        responses: {
            /** @description All were renumbered */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "Renumbered 2 actions."
                     *     }
                     */
                    "application/json": components["schemas"]["Message"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["GatewayTimeout"];
            507: components["responses"]["OverQuota"];
        };
    };
    getActionV1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id the action was created with.
                 * @example 287
                 */
                actionId: components["parameters"]["ActionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The action */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "actionId": 287,
                     *       "headingId": 11,
                     *       "description": "",
                     *       "sequenceNumber": 287,
                     *       "characterId": 1,
                     *       "dialogueId": 248,
                     *       "contextId": null
                     *     }
                     */
                    "application/json": components["schemas"]["ActionV1"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    replaceActionV1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id the action was created with.
                 * @example 287
                 */
                actionId: components["parameters"]["ActionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "description": "Enter ROMEO, climbing the wall"
                 *     }
                 */
                "application/json": components["schemas"]["ActionReplaceV1"];
            };
        };
        responses: {
            /** @description The action as it now is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "actionId": 286,
                     *       "headingId": 11,
                     *       "description": "Enter ROMEO, climbing the wall",
                     *       "sequenceNumber": 286,
                     *       "characterId": null,
                     *       "dialogueId": null,
                     *       "contextId": null
                     *     }
                     */
                    "application/json": components["schemas"]["ActionV1"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["OverQuota"];
        };
    };
    deleteActionV1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id the action was created with.
                 * @example 287
                 */
                actionId: components["parameters"]["ActionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listActionParaphrasesV1: {
        parameters: {
            query?: {
                /** @description The nextCursor of the page before. Left out, the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /**
                 * @description The id the action was created with.
                 * @example 287
                 */
                actionId: components["parameters"]["ActionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The paraphrases */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "paraphraseId": 7,
                     *         "originalId": 286,
                     *         "text": "Romeo steps out of the shadow of the wall",
                     *         "commentary": "For a stage without a wall to climb."
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["ParaphraseV1"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createActionParaphraseV1: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice for this one call, kept for 24 hours. Sent again with the same request it returns the first answer. Clients that cannot send headers use the body field requestId. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The id the action was created with.
                 * @example 287
                 */
                actionId: components["parameters"]["ActionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "Romeo steps out of the shadow of the wall",
                 *       "commentary": "For a stage without a wall to climb."
                 *     }
                 */
                "application/json": components["schemas"]["ParaphraseCreate"];
            };
        };
        responses: {
            /** @description The paraphrase as stored */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "paraphraseId": 7,
                     *       "originalId": 286,
                     *       "text": "Romeo steps out of the shadow of the wall",
                     *       "commentary": "For a stage without a wall to climb."
                     *     }
                     */
                    "application/json": components["schemas"]["ParaphraseV1"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["OverQuota"];
        };
    };
    listSpokenWordsV1: {
        parameters: {
            query?: {
                /** @description The nextCursor of the page before. Left out, the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /**
                 * @description The id the section was created with.
                 * @example 11
                 */
                headingId: components["parameters"]["HeadingId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The spoken words */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "dialogueId": 248,
                     *         "headingId": 11,
                     *         "text": "He jests at scars that never felt a wound.",
                     *         "sequence": 248
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["SpokenWordV1"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createSpokenWordV1: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice for this one call, kept for 24 hours. Sent again with the same request it returns the first answer. Clients that cannot send headers use the body field requestId. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The id the section was created with.
                 * @example 11
                 */
                headingId: components["parameters"]["HeadingId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "He jests at scars that never felt a wound."
                 *     }
                 */
                "application/json": components["schemas"]["SpokenWordCreateV1"];
            };
        };
        responses: {
            /** @description The spoken word as stored */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dialogueId": 248,
                     *       "headingId": 11,
                     *       "text": "He jests at scars that never felt a wound.",
                     *       "sequence": 248
                     *     }
                     */
                    "application/json": components["schemas"]["SpokenWordV1"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["GatewayTimeout"];
            507: components["responses"]["OverQuota"];
        };
    };
    getSpokenWordV1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id the spoken word was created with.
                 * @example 248
                 */
                dialogueId: components["parameters"]["DialogueId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The spoken word */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dialogueId": 248,
                     *       "headingId": 11,
                     *       "text": "He jests at scars that never felt a wound.",
                     *       "sequence": 248
                     *     }
                     */
                    "application/json": components["schemas"]["SpokenWordV1"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    replaceSpokenWordV1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id the spoken word was created with.
                 * @example 248
                 */
                dialogueId: components["parameters"]["DialogueId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "But, soft! what light through yonder window breaks?"
                 *     }
                 */
                "application/json": components["schemas"]["SpokenWordReplaceV1"];
            };
        };
        responses: {
            /** @description The spoken word as it now is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dialogueId": 248,
                     *       "headingId": 11,
                     *       "text": "But, soft! what light through yonder window breaks?",
                     *       "sequence": 248
                     *     }
                     */
                    "application/json": components["schemas"]["SpokenWordV1"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["OverQuota"];
        };
    };
    deleteSpokenWordV1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id the spoken word was created with.
                 * @example 248
                 */
                dialogueId: components["parameters"]["DialogueId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listSpokenWordParaphrasesV1: {
        parameters: {
            query?: {
                /** @description The nextCursor of the page before. Left out, the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /**
                 * @description The id the spoken word was created with.
                 * @example 248
                 */
                dialogueId: components["parameters"]["DialogueId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The paraphrases */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "paraphraseId": 7,
                     *         "originalId": 248,
                     *         "text": "Only the unhurt laugh at scars.",
                     *         "commentary": "In plain modern English."
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["ParaphraseV1"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createSpokenWordParaphraseV1: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice for this one call, kept for 24 hours. Sent again with the same request it returns the first answer. Clients that cannot send headers use the body field requestId. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The id the spoken word was created with.
                 * @example 248
                 */
                dialogueId: components["parameters"]["DialogueId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "Only the unhurt laugh at scars.",
                 *       "commentary": "In plain modern English."
                 *     }
                 */
                "application/json": components["schemas"]["ParaphraseCreate"];
            };
        };
        responses: {
            /** @description The paraphrase as stored */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "paraphraseId": 7,
                     *       "originalId": 248,
                     *       "text": "Only the unhurt laugh at scars.",
                     *       "commentary": "In plain modern English."
                     *     }
                     */
                    "application/json": components["schemas"]["ParaphraseV1"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["OverQuota"];
        };
    };
    deleteParaphraseV1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id the paraphrase was created with.
                 * @example 1
                 */
                paraphraseId: components["parameters"]["ParaphraseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listScriptVersionsV1: {
        parameters: {
            query?: {
                /** @description The nextCursor of the page before. Left out, the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /**
                 * @description The id the script was created with.
                 * @example 1
                 */
                scriptId: components["parameters"]["ScriptId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The versions, oldest first */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "versionNumber": 1,
                     *         "name": "Rehearsal draft",
                     *         "description": "The text of the first day of rehearsals.",
                     *         "revision": 2024,
                     *         "createdAt": "2026-01-31T12:00:00.000Z"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["ScriptVersion"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createScriptVersionV1: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice for this one call, kept for 24 hours. Sent again with the same request it returns the first answer. Clients that cannot send headers use the body field requestId. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The id the script was created with.
                 * @example 1
                 */
                scriptId: components["parameters"]["ScriptId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Rehearsal draft",
                 *       "description": "The text of the first day of rehearsals."
                 *     }
                 */
                "application/json": components["schemas"]["ScriptVersionCreate"];
            };
        };
        responses: {
            /** @description The version as stored */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "versionNumber": 1,
                     *       "name": "Rehearsal draft",
                     *       "description": "The text of the first day of rehearsals.",
                     *       "revision": 2024,
                     *       "createdAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ScriptVersion"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["OverQuota"];
        };
    };
    listScriptsV2: {
        parameters: {
            query?: {
                /**
                 * @description Only scripts with this anywhere in the title, in capital or small letters.
                 * @example juliet
                 */
                title?: string;
                /**
                 * @description Only scripts with this anywhere in the author, in capital or small letters.
                 * @example shakespeare
                 */
                author?: string;
                /**
                 * @description Only scripts with these words anywhere in them, in titles, directions or speeches.
                 * @example scars wound
                 */
                q?: string;
                /**
                 * @description How many items a page holds.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /** @description The nextCursor of the page before. Left out, the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of scripts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "scriptId": 1,
                     *           "title": "Romeo and Juliet",
                     *           "author": "William Shakespeare",
                     *           "description": "Two young lovers from feuding houses in Verona.",
                     *           "sequenceNumber": 1,
                     *           "revision": 2024,
                     *           "version": 1,
                     *           "createdAt": "2026-01-31T12:00:00.000Z",
                     *           "updatedAt": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ScriptPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createScriptV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice for this one call, kept for 24 hours. Sent again with the same request it returns the first answer. Clients that cannot send headers use the body field requestId. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "Romeo and Juliet",
                 *       "author": "William Shakespeare",
                 *       "description": "Two young lovers from feuding houses in Verona."
                 *     }
                 */
                "application/json": components["schemas"]["ScriptCreateV2"];
            };
        };
        responses: {
            /** @description The script as stored */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scriptId": 1,
                     *       "title": "Romeo and Juliet",
                     *       "author": "William Shakespeare",
                     *       "description": "Two young lovers from feuding houses in Verona.",
                     *       "sequenceNumber": 1,
                     *       "revision": 1,
                     *       "version": 1,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ScriptV2"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["GatewayTimeout"];
            507: components["responses"]["OverQuota"];
        };
    };
    getScriptV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you already hold. Unchanged, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The id the script was created with.
                 * @example 1
                 */
                scriptId: components["parameters"]["ScriptId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The script */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scriptId": 1,
                     *       "title": "Romeo and Juliet",
                     *       "author": "William Shakespeare",
                     *       "description": "Two young lovers from feuding houses in Verona.",
                     *       "sequenceNumber": 1,
                     *       "revision": 2024,
                     *       "version": 1,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ScriptV2"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    replaceScriptV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you last read. The write is refused with 412 when the resource changed since. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The id the script was created with.
                 * @example 1
                 */
                scriptId: components["parameters"]["ScriptId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "Romeo and Juliet",
                 *       "author": "William Shakespeare",
                 *       "description": "A tragedy in five acts."
                 *     }
                 */
                "application/json": components["schemas"]["ScriptReplaceV2"];
            };
        };
        responses: {
            /** @description The script as it now is */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scriptId": 1,
                     *       "title": "Romeo and Juliet",
                     *       "author": "William Shakespeare",
                     *       "description": "A tragedy in five acts.",
                     *       "sequenceNumber": 1,
                     *       "revision": 2025,
                     *       "version": 2,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:05:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ScriptV2"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["OverQuota"];
        };
    };
    deleteScriptV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you last read. The write is refused with 412 when the resource changed since. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The id the script was created with.
                 * @example 1
                 */
                scriptId: components["parameters"]["ScriptId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateScriptV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you last read. The write is refused with 412 when the resource changed since. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The id the script was created with.
                 * @example 1
                 */
                scriptId: components["parameters"]["ScriptId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "description": "A tragedy in five acts."
                 *     }
                 */
                "application/json": components["schemas"]["ScriptUpdateV2"];
            };
        };
        responses: {
            /** @description The script as it now is */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scriptId": 1,
                     *       "title": "Romeo and Juliet",
                     *       "author": "William Shakespeare",
                     *       "description": "A tragedy in five acts.",
                     *       "sequenceNumber": 1,
                     *       "revision": 2025,
                     *       "version": 2,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:05:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ScriptV2"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["OverQuota"];
        };
    };
    listSectionsV2: {
        parameters: {
            query?: {
                /**
                 * @description How many items a page holds.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /** @description The nextCursor of the page before. Left out, the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /**
                 * @description The id the script was created with.
                 * @example 1
                 */
                scriptId: components["parameters"]["ScriptId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of sections */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "headingId": 11,
                     *           "scriptId": 1,
                     *           "title": "SCENE II. Capulet's orchard.",
                     *           "sequenceNumber": 11,
                     *           "level": 2,
                     *           "version": 1,
                     *           "createdAt": "2026-01-31T12:00:00.000Z",
                     *           "updatedAt": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["SectionPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createSectionV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice for this one call, kept for 24 hours. Sent again with the same request it returns the first answer. Clients that cannot send headers use the body field requestId. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The id the script was created with.
                 * @example 1
                 */
                scriptId: components["parameters"]["ScriptId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "SCENE II. Capulet's orchard.",
                 *       "level": 2
                 *     }
                 */
                "application/json": components["schemas"]["SectionCreateV2"];
            };
        };
        responses: {
            /** @description The section as stored */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "headingId": 11,
                     *       "scriptId": 1,
                     *       "title": "SCENE II. Capulet's orchard.",
                     *       "sequenceNumber": 11,
                     *       "level": 2,
                     *       "version": 1,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SectionV2"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["GatewayTimeout"];
            507: components["responses"]["OverQuota"];
        };
    };
    reorderSectionsV2: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id the script was created with.
                 * @example 1
                 */
                scriptId: components["parameters"]["ScriptId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "elements": [
                 *         {
                 *           "headingId": 11,
                 *           "newSequence": 12
                 *         },
                 *         {
                 *           "headingId": 12,
                 *           "newSequence": 11
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["SectionsReorderV2"];
            };
        };
        responses: {
            /** @description The sections with their new numbers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "updatedElements": [
                     *         {
                     *           "headingId": 11,
                     *           "newSequence": 12
                     *         },
                     *         {
                     *           "headingId": 12,
                     *           "newSequence": 11
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SectionsReordered"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["GatewayTimeout"];
            507: components["responses"]["OverQuota"];
        };
    };
    getSectionV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you already hold. Unchanged, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The id the section was created with.
                 * @example 11
                 */
                headingId: components["parameters"]["HeadingId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The section */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "headingId": 11,
                     *       "scriptId": 1,
                     *       "title": "SCENE II. Capulet's orchard.",
                     *       "sequenceNumber": 11,
                     *       "level": 2,
                     *       "version": 1,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SectionV2"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    replaceSectionV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you last read. The write is refused with 412 when the resource changed since. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The id the section was created with.
                 * @example 11
                 */
                headingId: components["parameters"]["HeadingId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "SCENE II. Capulet's orchard, by moonlight.",
                 *       "level": 2
                 *     }
                 */
                "application/json": components["schemas"]["SectionReplaceV2"];
            };
        };
        responses: {
            /** @description The section as it now is */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "headingId": 11,
                     *       "scriptId": 1,
                     *       "title": "SCENE II. Capulet's orchard, by moonlight.",
                     *       "sequenceNumber": 11,
                     *       "level": 2,
                     *       "version": 2,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:05:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SectionV2"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["OverQuota"];
        };
    };
    deleteSectionV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you last read. The write is refused with 412 when the resource changed since. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The id the section was created with.
                 * @example 11
                 */
                headingId: components["parameters"]["HeadingId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateSectionV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you last read. The write is refused with 412 when the resource changed since. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The id the section was created with.
                 * @example 11
                 */
                headingId: components["parameters"]["HeadingId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "SCENE II. Capulet's orchard, by moonlight."
                 *     }
                 */
                "application/json": components["schemas"]["SectionUpdateV2"];
            };
        };
        responses: {
            /** @description The section as it now is */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "headingId": 11,
                     *       "scriptId": 1,
                     *       "title": "SCENE II. Capulet's orchard, by moonlight.",
                     *       "sequenceNumber": 11,
                     *       "level": 2,
                     *       "version": 2,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:05:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SectionV2"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["OverQuota"];
        };
    };
    listActionsV2: {
        parameters: {
            query?: {
                /**
                 * @description How many items a page holds.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /** @description The nextCursor of the page before. Left out, the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /**
                 * @description The id the section was created with.
                 * @example 11
                 */
                headingId: components["parameters"]["HeadingId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of actions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "actionId": 286,
                     *           "headingId": 11,
                     *           "description": "Enter ROMEO",
                     *           "sequenceNumber": 286,
                     *           "characterId": null,
                     *           "dialogueId": null,
                     *           "contextId": null,
                     *           "kind": "direction",
                     *           "extension": null,
                     *           "dual": false,
                     *           "version": 1,
                     *           "createdAt": "2026-01-31T12:00:00.000Z",
                     *           "updatedAt": "2026-01-31T12:00:00.000Z"
                     *         },
                     *         {
                     *           "actionId": 287,
                     *           "headingId": 11,
                     *           "description": "",
                     *           "sequenceNumber": 287,
                     *           "characterId": 1,
                     *           "dialogueId": 248,
                     *           "contextId": null,
                     *           "kind": "speech",
                     *           "extension": null,
                     *           "dual": false,
                     *           "version": 1,
                     *           "createdAt": "2026-01-31T12:00:00.000Z",
                     *           "updatedAt": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ActionPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createActionV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice for this one call, kept for 24 hours. Sent again with the same request it returns the first answer. Clients that cannot send headers use the body field requestId. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The id the section was created with.
                 * @example 11
                 */
                headingId: components["parameters"]["HeadingId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "characterId": 1,
                 *       "dialogueId": 248
                 *     }
                 */
                "application/json": components["schemas"]["ActionCreateV2"];
            };
        };
        responses: {
            /** @description The action as stored */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "actionId": 287,
                     *       "headingId": 11,
                     *       "description": "",
                     *       "sequenceNumber": 287,
                     *       "characterId": 1,
                     *       "dialogueId": 248,
                     *       "contextId": null,
                     *       "kind": "speech",
                     *       "extension": null,
                     *       "dual": false,
                     *       "version": 1,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ActionV2"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["GatewayTimeout"];
            507: components["responses"]["OverQuota"];
        };
    };
    reorderActionsV2: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id the section was created with.
                 * @example 11
                 */
                headingId: components["parameters"]["HeadingId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "elements": [
                 *         {
                 *           "actionId": 286,
                 *           "newSequence": 287
                 *         },
                 *         {
                 *           "actionId": 287,
                 *           "newSequence": 286
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ActionsReorderV2"];
            };
        };
        responses: {
            /** @description The actions with their new numbers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "updatedElements": [
                     *         {
                     *           "actionId": 286,
                     *           "newSequence": 287
                     *         },
                     *         {
                     *           "actionId": 287,
                     *           "newSequence": 286
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ActionsReordered"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["GatewayTimeout"];
            507: components["responses"]["OverQuota"];
        };
    };
    getActionV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you already hold. Unchanged, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The id the action was created with.
                 * @example 287
                 */
                actionId: components["parameters"]["ActionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The action */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "actionId": 287,
                     *       "headingId": 11,
                     *       "description": "",
                     *       "sequenceNumber": 287,
                     *       "characterId": 1,
                     *       "dialogueId": 248,
                     *       "contextId": null,
                     *       "kind": "speech",
                     *       "extension": null,
                     *       "dual": false,
                     *       "version": 1,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ActionV2"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    replaceActionV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you last read. The write is refused with 412 when the resource changed since. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The id the action was created with.
                 * @example 287
                 */
                actionId: components["parameters"]["ActionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "description": "Enter ROMEO, climbing the wall",
                 *       "kind": "direction"
                 *     }
                 */
                "application/json": components["schemas"]["ActionReplaceV2"];
            };
        };
        responses: {
            /** @description The action as it now is */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "actionId": 286,
                     *       "headingId": 11,
                     *       "description": "Enter ROMEO, climbing the wall",
                     *       "sequenceNumber": 286,
                     *       "characterId": null,
                     *       "dialogueId": null,
                     *       "contextId": null,
                     *       "kind": "direction",
                     *       "extension": null,
                     *       "dual": false,
                     *       "version": 2,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:05:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ActionV2"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["OverQuota"];
        };
    };
    deleteActionV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you last read. The write is refused with 412 when the resource changed since. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The id the action was created with.
                 * @example 287
                 */
                actionId: components["parameters"]["ActionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateActionV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you last read. The write is refused with 412 when the resource changed since. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The id the action was created with.
                 * @example 287
                 */
                actionId: components["parameters"]["ActionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "description": "Enter ROMEO, climbing the wall"
                 *     }
                 */
                "application/json": components["schemas"]["ActionUpdateV2"];
            };
        };
        responses: {
            /** @description The action as it now is */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "actionId": 286,
                     *       "headingId": 11,
                     *       "description": "Enter ROMEO, climbing the wall",
                     *       "sequenceNumber": 286,
                     *       "characterId": null,
                     *       "dialogueId": null,
                     *       "contextId": null,
                     *       "kind": "direction",
                     *       "extension": null,
                     *       "dual": false,
                     *       "version": 2,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:05:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ActionV2"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["OverQuota"];
        };
    };
    listActionParaphrasesV2: {
        parameters: {
            query?: {
                /**
                 * @description How many items a page holds.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /** @description The nextCursor of the page before. Left out, the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /**
                 * @description The id the action was created with.
                 * @example 287
                 */
                actionId: components["parameters"]["ActionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of paraphrases */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "paraphraseId": 7,
                     *           "originalId": 286,
                     *           "text": "Romeo steps out of the shadow of the wall",
                     *           "commentary": "For a stage without a wall to climb.",
                     *           "version": 1,
                     *           "createdAt": "2026-01-31T12:00:00.000Z",
                     *           "updatedAt": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ParaphrasePage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createActionParaphraseV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice for this one call, kept for 24 hours. Sent again with the same request it returns the first answer. Clients that cannot send headers use the body field requestId. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The id the action was created with.
                 * @example 287
                 */
                actionId: components["parameters"]["ActionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "Romeo steps out of the shadow of the wall",
                 *       "commentary": "For a stage without a wall to climb."
                 *     }
                 */
                "application/json": components["schemas"]["ParaphraseCreate"];
            };
        };
        responses: {
            /** @description The paraphrase as stored */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "paraphraseId": 7,
                     *       "originalId": 286,
                     *       "text": "Romeo steps out of the shadow of the wall",
                     *       "commentary": "For a stage without a wall to climb.",
                     *       "version": 1,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ParaphraseV2"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["OverQuota"];
        };
    };
    listSpokenWordsV2: {
        parameters: {
            query?: {
                /**
                 * @description How many items a page holds.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /** @description The nextCursor of the page before. Left out, the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /**
                 * @description The id the section was created with.
                 * @example 11
                 */
                headingId: components["parameters"]["HeadingId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of spoken words */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "dialogueId": 248,
                     *           "headingId": 11,
                     *           "text": "He jests at scars that never felt a wound.",
                     *           "sequence": 248,
                     *           "version": 1,
                     *           "createdAt": "2026-01-31T12:00:00.000Z",
                     *           "updatedAt": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["SpokenWordPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createSpokenWordV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice for this one call, kept for 24 hours. Sent again with the same request it returns the first answer. Clients that cannot send headers use the body field requestId. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The id the section was created with.
                 * @example 11
                 */
                headingId: components["parameters"]["HeadingId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "He jests at scars that never felt a wound."
                 *     }
                 */
                "application/json": components["schemas"]["SpokenWordCreateV2"];
            };
        };
        responses: {
            /** @description The spoken word as stored */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dialogueId": 248,
                     *       "headingId": 11,
                     *       "text": "He jests at scars that never felt a wound.",
                     *       "sequence": 248,
                     *       "version": 1,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SpokenWordV2"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["GatewayTimeout"];
            507: components["responses"]["OverQuota"];
        };
    };
    getSpokenWordV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you already hold. Unchanged, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The id the spoken word was created with.
                 * @example 248
                 */
                dialogueId: components["parameters"]["DialogueId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The spoken word */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dialogueId": 248,
                     *       "headingId": 11,
                     *       "text": "He jests at scars that never felt a wound.",
                     *       "sequence": 248,
                     *       "version": 1,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SpokenWordV2"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    replaceSpokenWordV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you last read. The write is refused with 412 when the resource changed since. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The id the spoken word was created with.
                 * @example 248
                 */
                dialogueId: components["parameters"]["DialogueId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "But, soft! what light through yonder window breaks?"
                 *     }
                 */
                "application/json": components["schemas"]["SpokenWordReplaceV2"];
            };
        };
        responses: {
            /** @description The spoken word as it now is */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dialogueId": 248,
                     *       "headingId": 11,
                     *       "text": "But, soft! what light through yonder window breaks?",
                     *       "sequence": 248,
                     *       "version": 2,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:05:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SpokenWordV2"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["OverQuota"];
        };
    };
    deleteSpokenWordV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you last read. The write is refused with 412 when the resource changed since. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The id the spoken word was created with.
                 * @example 248
                 */
                dialogueId: components["parameters"]["DialogueId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateSpokenWordV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you last read. The write is refused with 412 when the resource changed since. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The id the spoken word was created with.
                 * @example 248
                 */
                dialogueId: components["parameters"]["DialogueId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "But, soft! what light through yonder window breaks?"
                 *     }
                 */
                "application/json": components["schemas"]["SpokenWordUpdateV2"];
            };
        };
        responses: {
            /** @description The spoken word as it now is */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dialogueId": 248,
                     *       "headingId": 11,
                     *       "text": "But, soft! what light through yonder window breaks?",
                     *       "sequence": 248,
                     *       "version": 2,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:05:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SpokenWordV2"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["OverQuota"];
        };
    };
    listSpokenWordParaphrasesV2: {
        parameters: {
            query?: {
                /**
                 * @description How many items a page holds.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /** @description The nextCursor of the page before. Left out, the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /**
                 * @description The id the spoken word was created with.
                 * @example 248
                 */
                dialogueId: components["parameters"]["DialogueId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of paraphrases */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "paraphraseId": 7,
                     *           "originalId": 248,
                     *           "text": "Only the unhurt laugh at scars.",
                     *           "commentary": "In plain modern English.",
                     *           "version": 1,
                     *           "createdAt": "2026-01-31T12:00:00.000Z",
                     *           "updatedAt": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ParaphrasePage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createSpokenWordParaphraseV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice for this one call, kept for 24 hours. Sent again with the same request it returns the first answer. Clients that cannot send headers use the body field requestId. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The id the spoken word was created with.
                 * @example 248
                 */
                dialogueId: components["parameters"]["DialogueId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "Only the unhurt laugh at scars.",
                 *       "commentary": "In plain modern English."
                 *     }
                 */
                "application/json": components["schemas"]["ParaphraseCreate"];
            };
        };
        responses: {
            /** @description The paraphrase as stored */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "paraphraseId": 7,
                     *       "originalId": 248,
                     *       "text": "Only the unhurt laugh at scars.",
                     *       "commentary": "In plain modern English.",
                     *       "version": 1,
                     *       "createdAt": "2026-01-31T12:00:00.000Z",
                     *       "updatedAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ParaphraseV2"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["OverQuota"];
        };
    };
    deleteParaphraseV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you last read. The write is refused with 412 when the resource changed since. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The id the paraphrase was created with.
                 * @example 1
                 */
                paraphraseId: components["parameters"]["ParaphraseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listScriptVersionsV2: {
        parameters: {
            query?: {
                /**
                 * @description How many items a page holds.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /** @description The nextCursor of the page before. Left out, the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /**
                 * @description The id the script was created with.
                 * @example 1
                 */
                scriptId: components["parameters"]["ScriptId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of versions, oldest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "versionNumber": 1,
                     *           "name": "Rehearsal draft",
                     *           "description": "The text of the first day of rehearsals.",
                     *           "revision": 2024,
                     *           "createdAt": "2026-01-31T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ScriptVersionPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createScriptVersionV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice for this one call, kept for 24 hours. Sent again with the same request it returns the first answer. Clients that cannot send headers use the body field requestId. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The id the script was created with.
                 * @example 1
                 */
                scriptId: components["parameters"]["ScriptId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Rehearsal draft",
                 *       "description": "The text of the first day of rehearsals."
                 *     }
                 */
                "application/json": components["schemas"]["ScriptVersionCreate"];
            };
        };
        responses: {
            /** @description The version as stored */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "versionNumber": 1,
                     *       "name": "Rehearsal draft",
                     *       "description": "The text of the first day of rehearsals.",
                     *       "revision": 2024,
                     *       "createdAt": "2026-01-31T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ScriptVersion"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["OverQuota"];
        };
    };
    createScriptContentV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice for this one call, kept for 24 hours. Sent again with the same request it returns the first answer. Clients that cannot send headers use the body field requestId. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "script": {
                 *         "title": "Romeo and Juliet",
                 *         "author": "William Shakespeare",
                 *         "description": "Two young lovers from feuding houses in Verona."
                 *       },
                 *       "sections": [
                 *         {
                 *           "title": "ACT I",
                 *           "level": 1,
                 *           "actions": []
                 *         },
                 *         {
                 *           "title": "SCENE I. Verona. A public place.",
                 *           "level": 2,
                 *           "actions": [
                 *             {
                 *               "kind": "direction",
                 *               "description": "Enter SAMPSON and GREGORY, of the house of Capulet"
                 *             },
                 *             {
                 *               "kind": "speech",
                 *               "characterId": 21,
                 *               "spokenWord": {
                 *                 "text": "Gregory, o' my word, we'll not carry coals."
                 *               }
                 *             }
                 *           ]
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ScriptContentCreateV2"];
            };
        };
        responses: {
            /** @description The id and revision of the new script, and how much is in it */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scriptId": 1,
                     *       "revision": 1,
                     *       "sections": 2,
                     *       "actions": 2,
                     *       "spokenWords": 1,
                     *       "headingIds": [
                     *         1,
                     *         2
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ScriptContentCreated"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["GatewayTimeout"];
            507: components["responses"]["OverQuota"];
        };
    };
    getScriptContentV2: {
        parameters: {
            query?: {
                /**
                 * @description As of this revision. Left out, the present one.
                 * @example 1
                 */
                revision?: components["schemas"]["RevisionNumber"];
                /** @description Only the sections in which something changed after this revision, and the ids of all. All sections, where the history does not reach back to it. Not together with `revision`. */
                since?: components["schemas"]["RevisionNumber"];
            };
            header?: {
                /** @description The ETag you already hold. Unchanged, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The id the script was created with.
                 * @example 1
                 */
                scriptId: components["parameters"]["ScriptId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The whole script */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "script": {
                     *         "scriptId": 1,
                     *         "title": "Romeo and Juliet",
                     *         "author": "William Shakespeare",
                     *         "description": "Two young lovers from feuding houses in Verona.",
                     *         "sequenceNumber": 1,
                     *         "revision": 1,
                     *         "version": 1,
                     *         "createdAt": "2026-01-31T12:00:00.000Z",
                     *         "updatedAt": "2026-01-31T12:00:00.000Z"
                     *       },
                     *       "sections": [
                     *         {
                     *           "headingId": 1,
                     *           "title": "ACT I",
                     *           "level": 1,
                     *           "sequenceNumber": 1,
                     *           "actions": [],
                     *           "unplacedSpokenWords": []
                     *         },
                     *         {
                     *           "headingId": 2,
                     *           "title": "SCENE I. Verona. A public place.",
                     *           "level": 2,
                     *           "sequenceNumber": 2,
                     *           "actions": [
                     *             {
                     *               "actionId": 1,
                     *               "kind": "direction",
                     *               "description": "Enter SAMPSON and GREGORY, of the house of Capulet",
                     *               "sequenceNumber": 1,
                     *               "characterId": null,
                     *               "dialogueId": null,
                     *               "contextId": null,
                     *               "extension": null,
                     *               "dual": false,
                     *               "spokenWord": null
                     *             },
                     *             {
                     *               "actionId": 2,
                     *               "kind": "speech",
                     *               "description": "",
                     *               "sequenceNumber": 2,
                     *               "characterId": 21,
                     *               "dialogueId": 1,
                     *               "contextId": null,
                     *               "extension": null,
                     *               "dual": false,
                     *               "spokenWord": {
                     *                 "dialogueId": 1,
                     *                 "headingId": 2,
                     *                 "text": "Gregory, o' my word, we'll not carry coals.",
                     *                 "sequence": 1
                     *               }
                     *             }
                     *           ],
                     *           "unplacedSpokenWords": []
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ScriptContent"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            410: components["responses"]["Gone"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    replaceScriptContentV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you last read. The write is refused with 412 when the resource changed since. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The id the script was created with.
                 * @example 1
                 */
                scriptId: components["parameters"]["ScriptId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "script": {
                 *         "title": "Romeo and Juliet",
                 *         "author": "William Shakespeare",
                 *         "description": "Two young lovers from feuding houses in Verona."
                 *       },
                 *       "sections": [
                 *         {
                 *           "headingId": 1,
                 *           "title": "ACT I",
                 *           "level": 1,
                 *           "actions": []
                 *         },
                 *         {
                 *           "headingId": 2,
                 *           "title": "SCENE I. Verona. A public place.",
                 *           "level": 2,
                 *           "actions": [
                 *             {
                 *               "actionId": 1,
                 *               "kind": "direction",
                 *               "description": "Enter SAMPSON and GREGORY, of the house of Capulet, armed"
                 *             },
                 *             {
                 *               "actionId": 2,
                 *               "kind": "speech",
                 *               "characterId": 21,
                 *               "spokenWord": {
                 *                 "dialogueId": 1,
                 *                 "text": "Gregory, o' my word, we'll not carry coals."
                 *               }
                 *             },
                 *             {
                 *               "kind": "speech",
                 *               "characterId": 22,
                 *               "spokenWord": {
                 *                 "text": "No, for then we should be colliers."
                 *               }
                 *             }
                 *           ]
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ScriptContentReplaceV2"];
            };
        };
        responses: {
            /** @description The new revision of the script, and how much is in it */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scriptId": 1,
                     *       "revision": 2,
                     *       "sections": 2,
                     *       "actions": 3,
                     *       "spokenWords": 2,
                     *       "headingIds": [
                     *         1,
                     *         2
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ScriptContentCreated"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["GatewayTimeout"];
            507: components["responses"]["OverQuota"];
        };
    };
    listScriptRevisionsV2: {
        parameters: {
            query?: {
                /**
                 * @description How many items a page holds.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /** @description The nextCursor of the page before. Left out, the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /**
                 * @description The id the script was created with.
                 * @example 1
                 */
                scriptId: components["parameters"]["ScriptId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of revisions, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "revision": 2025,
                     *           "createdAt": "2026-01-31T12:05:00.000Z",
                     *           "subject": "ada",
                     *           "operation": "replaceSpokenWordV2",
                     *           "summary": "Reworded a speech in SCENE II. Capulet's orchard.",
                     *           "changes": 1
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["RevisionPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    thinScriptHistoryV2: {
        parameters: {
            query?: {
                /**
                 * @description Delete the revisions before this one. Either this or `olderThan`.
                 * @example 12
                 */
                before?: components["schemas"]["RevisionNumber"];
                /** @description Delete the revisions that were made before this time. UTC, ISO 8601. */
                olderThan?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The id the script was created with.
                 * @example 1
                 */
                scriptId: components["parameters"]["ScriptId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rows that were deleted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scriptId": 1,
                     *       "before": 12,
                     *       "revisions": 9,
                     *       "formerElements": 14,
                     *       "more": false
                     *     }
                     */
                    "application/json": components["schemas"]["HistoryThinned"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    restoreScriptRevisionV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice for this one call, kept for 24 hours. Sent again with the same request it returns the first answer. Clients that cannot send headers use the body field requestId. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The id the script was created with.
                 * @example 1
                 */
                scriptId: components["parameters"]["ScriptId"];
                /**
                 * @description The revision to go back to.
                 * @example 1
                 */
                revision: components["schemas"]["RevisionNumber"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "requestId": "5f0c7d1e-restore-1"
                 *     }
                 */
                "application/json": components["schemas"]["RevisionRestore"];
            };
        };
        responses: {
            /** @description The new revision */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scriptId": 1,
                     *       "revision": 2026
                     *     }
                     */
                    "application/json": components["schemas"]["RevisionRestored"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Gone"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["OverQuota"];
        };
    };
    getScriptDiffV2: {
        parameters: {
            query: {
                /**
                 * @description The revision to compare from.
                 * @example 1
                 */
                from: components["schemas"]["RevisionNumber"];
                /**
                 * @description The revision to compare with. Left out, the present one.
                 * @example 2
                 */
                to?: components["schemas"]["RevisionNumber"];
                /**
                 * @description How many items a page holds.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /** @description The nextCursor of the page before. Left out, the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /**
                 * @description The id the script was created with.
                 * @example 1
                 */
                scriptId: components["parameters"]["ScriptId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of changes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "from": 2024,
                     *       "to": 2025,
                     *       "items": [
                     *         {
                     *           "change": "reworded",
                     *           "element": "spokenWord",
                     *           "id": 248,
                     *           "headingId": 11,
                     *           "sequence": 248,
                     *           "before": {
                     *             "text": "He jests at scars that never felt a wound."
                     *           },
                     *           "after": {
                     *             "text": "But, soft! what light through yonder window breaks?"
                     *           }
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ScriptDiff"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            410: components["responses"]["Gone"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    searchScriptV2: {
        parameters: {
            query: {
                /**
                 * @description The words to look for.
                 * @example scars
                 */
                q: components["parameters"]["Query"];
                /**
                 * @description Only what this character says or does; the id of the character.
                 * @example 1
                 */
                character?: components["parameters"]["Character"];
                /**
                 * @description Only in this section.
                 * @example 11
                 */
                headingId?: components["schemas"]["Id"];
                /**
                 * @description How many items a page holds.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /** @description The nextCursor of the page before. Left out, the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /**
                 * @description The id the script was created with.
                 * @example 1
                 */
                scriptId: components["parameters"]["ScriptId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of what was found, best first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "scriptId": 1,
                     *           "headingId": 11,
                     *           "sectionTitle": "SCENE II. Capulet's orchard.",
                     *           "actionId": 287,
                     *           "dialogueId": 248,
                     *           "characterId": 1,
                     *           "kind": "speech",
                     *           "rank": 0.0608,
                     *           "snippet": "He jests at «scars» that never felt a wound."
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["SearchPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    searchAllScriptsV2: {
        parameters: {
            query: {
                /**
                 * @description The words to look for.
                 * @example scars
                 */
                q: components["parameters"]["Query"];
                /**
                 * @description Only what this character says or does; the id of the character.
                 * @example 1
                 */
                character?: components["parameters"]["Character"];
                /**
                 * @description How many items a page holds.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /** @description The nextCursor of the page before. Left out, the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of what was found, best first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "scriptId": 1,
                     *           "headingId": 11,
                     *           "sectionTitle": "SCENE II. Capulet's orchard.",
                     *           "actionId": 287,
                     *           "dialogueId": 248,
                     *           "characterId": 1,
                     *           "kind": "speech",
                     *           "rank": 0.0608,
                     *           "snippet": "He jests at «scars» that never felt a wound."
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["SearchPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
}
