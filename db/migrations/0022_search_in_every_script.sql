-- Letters that Latin has no place for, as signs that are the same for the same letter: a sign a letter in alphabets,
-- a word of three a character where characters are words or syllables.
create function search_spell(text) returns text language sql immutable strict parallel safe as $$
  select string_agg(case
      when n < 128 then letter
      when n >= 13312 then ' ' || substr(signs, n % 36 + 1, 1) || n / 36 % 10 || substr(signs, n / 360 % 36 + 1, 1) || ' '
      else substr(signs, n % 36 + 1, 1)
    end, '' order by place)
  from (select letter, place, ascii(letter) as n, '0123456789abcdefghijklmnopqrstuvwxyz' as signs
    from regexp_split_to_table($1, '') with ordinality as split (letter, place)) as letters
$$;
--> statement-breakpoint
-- Trigrams are made of letters, and which signs are letters depends on the locale of the database: only those of ASCII
-- are letters in all. So the one spelling of what people write differently is ASCII in every script: without case,
-- accents, vowel signs and punctuation, Cyrillic, Greek and Arabic by their sounds, and all others by `search_spell`.
create or replace function search_fold(text) returns text language plpgsql immutable parallel safe as $$
declare plain text;
begin
  if $1 !~ '[^\u0001-\u007F]' then
    plain := lower($1 collate "C");
  else
    plain := lower(normalize(public.unaccent('public.unaccent', $1), NFKD) collate "und-x-icu");
    plain := regexp_replace(plain, '[\u0300-\u036F\u0591-\u05C7\u0640\u064B-\u065F\u0670\u3099\u309A]', '', 'g');
    plain := regexp_replace(plain, '[\u0080-\u00BF\u00D7\u00F7\u2000-\u2BFF\u3000-\u303F\u060C\u061B\u061F\u06D4]+', ' ', 'g');
    plain := translate(plain,
      'абвгґдеєэжзиіыклмнопрстуфхцчшщюяјљњћђџѕαβγδεζηθικλμνξοπρσςτυφχψωاٱبپتةثجچحخدذرزژسشصضطظعغفقكکگلمنهہھويىیے٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹ъьء',
      'abvggdeeejziiyklmnoprstufhcqwwuajlncddzabgdezetiklmnxoprsstyfhpoaabbthtjjhkddrzzscsdtzegfqkkglmnhhhuiiii01234567890123456789');
    if plain ~ '[^\u0001-\u007F]' then
      plain := public.search_spell(plain);
    end if;
  end if;
  return btrim(regexp_replace(plain collate "C", '[^a-z0-9]+', ' ', 'g'));
end $$;
--> statement-breakpoint
-- The spelling of what is looked for is asked once and not for each document.
create or replace function search_near(looked_for text) returns setof search_documents language sql stable set pg_trgm.word_similarity_threshold = 0.45 as $$
  select * from search_documents where (select search_fold(looked_for)) <% folded
$$;
--> statement-breakpoint
-- Countries and codes of lists in a stored title, such as country:BEN; and the title without them and the signs between
-- them, which would lead each title past the short way of its spelling.
create function search_tokens(title text) returns text[] language sql immutable strict parallel safe as $$
  select array(select match[1] from regexp_matches(title, '\[\[([a-z_]+:[^][]+)\]\]', 'g') as match)
$$;
--> statement-breakpoint
create function search_without_tokens(title text) returns text language sql immutable strict parallel safe as $$
  select regexp_replace(title, '\[\[[a-z_]+:[^][]+\]\]|[·→]', ' ', 'g')
$$;
--> statement-breakpoint
create function search_entry_words(code text, title text) returns text language sql immutable strict parallel safe as $$
  select public.search_fold(code || ' ' || public.search_without_tokens(title))
$$;
--> statement-breakpoint
create or replace function search_put(noun text, entity_id uuid, code text, language text, title text, names text, body text) returns void language sql as $$
  insert into search_documents (noun, entity_id, code, language, title, folded, words)
  values (noun, entity_id, code, language, title,
    search_fold(concat_ws(' ', code, search_without_tokens(title), names)),
    setweight(to_tsvector(search_config(language), concat_ws(' ', search_without_tokens(title), names)), 'A')
      || setweight(to_tsvector('simple', code), 'A') || setweight(to_tsvector(search_config(language), coalesce(body, '')), 'C'))
  on conflict (noun, entity_id, code, language) do update
    set title = excluded.title, folded = excluded.folded, words = excluded.words
$$;
--> statement-breakpoint
CREATE TABLE "country_other_names" (
	"iso3" text collate "C" NOT NULL,
	"name" text NOT NULL,
	"folded" text GENERATED ALWAYS AS (public.search_fold("name")) STORED NOT NULL,
	CONSTRAINT "country_other_names_iso3_name_pk" PRIMARY KEY("iso3","name")
);
--> statement-breakpoint
CREATE INDEX "country_other_names_folded_index" ON "country_other_names" USING btree ("folded");--> statement-breakpoint
CREATE INDEX "register_entries_words_index" ON "register_entries" USING gin (public.search_entry_words("code", "title") gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "register_entries_tokens_index" ON "register_entries" USING gin (public.search_tokens("title"));
--> statement-breakpoint
-- The other names of countries, one document a country in no language; its reader sees the name in their own.
create function search_other_names(country uuid) returns void language sql as $$
  delete from search_documents d where d.noun = 'country' and d.language = 'und' and d.entity_id = country;
  select search_put('country', c.id, c.iso3, 'und', '[[country:' || c.iso3 || ']]', string_agg(o.name, ' ' order by o.name), null)
    from countries c join country_other_names o on o.iso3 = c.iso3 where c.id = country group by c.id, c.iso3;
$$;
--> statement-breakpoint
create or replace function search_country() returns trigger language plpgsql as $$
begin
  perform search_put('country', new.country_id, c.iso3, new.language, new.name, concat_ws(' ', c.iso2, c.m49), null) from countries c where c.id = new.country_id;
  perform search_other_names(new.country_id);
  return null;
end $$;
--> statement-breakpoint
create function search_countries() returns trigger language plpgsql as $$
begin
  perform search_other_names(id) from countries;
  return null;
end $$;
--> statement-breakpoint
create trigger country_other_names_search after insert or update or delete on country_other_names for each statement execute function search_countries();
--> statement-breakpoint
-- Every document once more, by the new spelling.
delete from search_documents;
--> statement-breakpoint
select search_put('country', n.country_id, c.iso3, n.language, n.name, concat_ws(' ', c.iso2, c.m49), null) from country_names n join countries c on c.id = n.country_id;
--> statement-breakpoint
select search_put('source', id, code, coalesce(language, 'und'), title, publisher, concat_ws(' ', issuing_body, ministry)) from sources where withdrawn_at is null;
--> statement-breakpoint
select search_put('indicator', e.id, i ->> 'code', e.language, i ->> 'title', null, concat_ws(' ', i ->> 'question', i ->> 'guidance')) from instrument_editions e, jsonb_array_elements(e.content::jsonb -> 'indicators') i;
--> statement-breakpoint
select search_put('assessment', a.id, r.code || '/' || c.iso3, 'en', r.code || ' ' || c.iso3, (select string_agg(n.name, ' ') from country_names n where n.country_id = c.id), r.title)
  from assessments a join rounds r on r.id = a.round_id join countries c on c.id = a.country_id;
--> statement-breakpoint
select search_entry(id) from register_entries where register not in ('detections', 'proceedings', 'treaties');
