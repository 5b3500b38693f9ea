create extension if not exists pg_trgm;
--> statement-breakpoint
create extension if not exists unaccent;
--> statement-breakpoint
CREATE TABLE "search_documents" (
	"noun" text NOT NULL,
	"entity_id" uuid NOT NULL,
	"code" text collate "C" NOT NULL,
	"language" text NOT NULL,
	"title" text NOT NULL,
	"folded" text NOT NULL,
	"words" "tsvector" NOT NULL,
	CONSTRAINT "search_documents_noun_entity_id_code_language_pk" PRIMARY KEY("noun","entity_id","code","language")
);
--> statement-breakpoint
CREATE INDEX "search_documents_entity_index" ON "search_documents" USING btree ("entity_id");--> statement-breakpoint
CREATE INDEX "search_documents_folded_index" ON "search_documents" USING gin ("folded" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "search_documents_words_index" ON "search_documents" USING gin ("words");
--> statement-breakpoint
-- One spelling for what people write differently: case, accents, the forms of Arabic letters, signs.
create function search_fold(text) returns text language sql immutable parallel safe as $$
  select btrim(regexp_replace(
    translate(regexp_replace(lower(public.unaccent('public.unaccent', $1) collate "und-x-icu"), '[\u064B-\u065F\u0640]', '', 'g'), 'أإآىةکی', 'ااايهكي'),
    '[[:punct:][:space:]\u00A0-\u00BF\u2000-\u206F\u060C\u061B\u061F]+', ' ', 'g'))
$$;
--> statement-breakpoint
-- Documents with a spelling near to the one that is looked for. The threshold stands on the function, so that it holds on every connection.
create function search_near(looked_for text) returns setof search_documents language sql stable set pg_trgm.word_similarity_threshold = 0.45 as $$
  select * from search_documents where search_fold(looked_for) <% folded
$$;
--> statement-breakpoint
create function search_config(language text) returns regconfig language sql immutable parallel safe as $$
  select (case split_part(language, '-', 1)
    when 'en' then 'english' when 'fr' then 'french' when 'es' then 'spanish' when 'ru' then 'russian'
    when 'ar' then 'arabic' when 'de' then 'german' when 'pt' then 'portuguese' when 'it' then 'italian'
    else 'simple' end)::regconfig
$$;
--> statement-breakpoint
create function search_put(noun text, entity_id uuid, code text, language text, title text, names text, body text) returns void language sql as $$
  insert into search_documents (noun, entity_id, code, language, title, folded, words)
  values (noun, entity_id, code, language, title,
    search_fold(concat_ws(' ', code, title, names)),
    setweight(to_tsvector(search_config(language), concat_ws(' ', title, names)), 'A')
      || setweight(to_tsvector('simple', code), 'A') || setweight(to_tsvector(search_config(language), coalesce(body, '')), 'C'))
  on conflict (noun, entity_id, code, language) do update
    set title = excluded.title, folded = excluded.folded, words = excluded.words
$$;
--> statement-breakpoint
create function search_country() returns trigger language plpgsql as $$
begin
  perform search_put('country', new.country_id, c.iso3, new.language, new.name, concat_ws(' ', c.iso2, c.m49), null) from countries c where c.id = new.country_id;
  return null;
end $$;
--> statement-breakpoint
create trigger country_names_search after insert or update on country_names for each row execute function search_country();
--> statement-breakpoint
create function search_source() returns trigger language plpgsql as $$
begin
  delete from search_documents where noun = 'source' and entity_id = new.id;
  if new.withdrawn_at is null then
    perform search_put('source', new.id, new.code, coalesce(new.language, 'und'), new.title, new.publisher, concat_ws(' ', new.issuing_body, new.ministry));
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger sources_search after insert or update on sources for each row execute function search_source();
--> statement-breakpoint
create function search_edition() returns trigger language plpgsql as $$
begin
  perform search_put('indicator', new.id, i ->> 'code', new.language, i ->> 'title', null, concat_ws(' ', i ->> 'question', i ->> 'guidance'))
    from jsonb_array_elements(new.content::jsonb -> 'indicators') i;
  return null;
end $$;
--> statement-breakpoint
create trigger instrument_editions_search after insert on instrument_editions for each row execute function search_edition();
--> statement-breakpoint
create function search_assessment() returns trigger language plpgsql as $$
begin
  perform search_put('assessment', new.id, r.code || '/' || c.iso3, 'en', r.code || ' ' || c.iso3,
    (select string_agg(n.name, ' ') from country_names n where n.country_id = c.id), r.title)
    from rounds r, countries c where r.id = new.round_id and c.id = new.country_id;
  return null;
end $$;
--> statement-breakpoint
create trigger assessments_search after insert on assessments for each row execute function search_assessment();
--> statement-breakpoint
-- Entries of the registers that people look for by words; figures and treaty actions are found by their tables.
create function search_entry(entry uuid) returns void language plpgsql as $$
declare e register_entries; names text; body text;
begin
  select * into e from register_entries where id = entry;
  if e.id is null or e.register in ('detections', 'proceedings', 'treaties') then return; end if;
  delete from search_documents where noun = e.register::text and entity_id = e.id;
  if e.status in ('withdrawn', 'superseded') then return; end if;
  select string_agg(n.name, ' ') into names from register_entry_countries k join countries c on c.iso3 = k.iso3
    join country_names n on n.country_id = c.id and n.language in ('en', 'ar') where k.entry_id = e.id;
  body := case e.register
    when 'routes' then (select concat_ws(' ', r.description, string_agg(concat_ws(' ', l.from_place, l.to_place, l.border_point_out, l.border_point_in), ' '), array_to_string(r.forms, ' '))
      from routes r left join route_legs l on l.entry_id = r.entry_id where r.entry_id = e.id group by r.entry_id)
    when 'groups' then (select concat_ws(' ', label, other_activities) from trafficker_groups where entry_id = e.id)
    when 'cooperation' then (select concat_ws(' ', subject, institutions) from cooperation_records where entry_id = e.id)
    when 'laws' then (select concat_ws(' ', law_title, english_title, number) from laws where entry_id = e.id)
    when 'practices' then (select concat_ws(' ', problem, setting, actors, steps, result) from practices where entry_id = e.id)
    when 'institutions' then (select concat_ws(' ', ministry, mandate) from institutions where entry_id = e.id)
    when 'publications' then (select concat_ws(' ', publisher, rights) from publications where entry_id = e.id)
  end;
  perform search_put(e.register::text, e.id, e.code, e.language, e.title, concat_ws(' ', names, case when e.register = 'laws' then body end), body);
end $$;
--> statement-breakpoint
create function search_entry_changed() returns trigger language plpgsql as $$
begin
  perform search_entry(new.id);
  return null;
end $$;
--> statement-breakpoint
-- At the end of the transaction, when rows and countries of the entry stand beside it.
create constraint trigger register_entries_search after insert or update on register_entries deferrable initially deferred
  for each row when (new.register not in ('detections', 'proceedings', 'treaties')) execute function search_entry_changed();
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
