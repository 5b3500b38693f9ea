DROP INDEX "register_entries_words_index";--> statement-breakpoint
DROP INDEX "register_entries_tokens_index";--> statement-breakpoint
ALTER TABLE "register_entries" ADD COLUMN "folded" text GENERATED ALWAYS AS (public.search_entry_words("code", "title")) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "register_entries" ADD COLUMN "tokens" text[] GENERATED ALWAYS AS (public.search_tokens("title")) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "register_entries_folded_index" ON "register_entries" USING gin ("folded" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "register_entries_tokens_index" ON "register_entries" USING gin ("tokens");