-- Synthetic assessments and routes. `:countries`, `:rounds` and `:routes` are replaced by numbers. Every assessment has a rating of every
-- indicator, each with two citations, one revision and one audit event, so that every table has the size it would have.
set session_replication_role = replica;

create temporary table bench_countries as
  select id, iso3, n::int from (
    select id, iso3, row_number() over (order by iso3 collate "C") - 1 as n from countries where m49 is not null
  ) numbered where n < :countries;
create temporary table bench_people as select n::int, gen_random_uuid() as id from generate_series(0, 45) n;
create temporary table bench_rounds as
  select gen_random_uuid() as id, 'B' || lpad(n::text, 2, '0') as code, n::int, :countries as countries
  from generate_series(1, :rounds) n
  union all select gen_random_uuid(), 'SMALL', :rounds + 1, 12;
create temporary table bench_edition as
  select id from instrument_editions where instrument = 'gpat' order by version limit 1;

insert into users (id, email, name, locale, created_at, version)
  select id, case n when 0 then 'assessor@bench.example' when 1 then 'manager@bench.example'
    else 'person' || n || '@bench.example' end, 'Person ' || n, 'en', now(), 1 from bench_people;
insert into user_roles (user_id, role) select id, 'programme_manager' from bench_people where n = 1;

insert into participations (id, country_id, region, since, note)
  select gen_random_uuid(), id, (array['asia', 'europe', 'africa', 'latin_america'])[n % 4 + 1]::programme_region, '2020', 'Synthetic.'
  from bench_countries;
insert into rounds (id, code, title, kind, purpose, edition_id, starts_on, ends_on, cut_off_on, created_at, version)
  select r.id, r.code, 'Round ' || r.code, 'programme', 'illustrative', e.id,
    make_date(2026 - (:rounds + 1 - r.n), 1, 1), make_date(2026 - (:rounds + 1 - r.n), 12, 31),
    make_date(2026 - (:rounds + 1 - r.n), 9, 30), now(), 1
  from bench_rounds r, bench_edition e;
insert into round_countries (round_id, country_id, added_at)
  select r.id, c.id, now() from bench_rounds r join bench_countries c on c.n < r.countries;

-- The small round and the newest large one are under way; half of the small one is in drafting.
create temporary table bench_assessments as
  select gen_random_uuid() as id, r.id as round_id, c.id as country_id, r.n as round, c.n as country,
    (r.n + c.n) % 10 as pattern,
    (case when r.code = 'SMALL' and c.n < 6 then 'drafting'
          when r.n >= :rounds then (array['internal_review', 'approval'])[c.n % 2 + 1]
          else 'published' end)::assessment_state as state
  from bench_rounds r join bench_countries c on c.n < r.countries;
insert into assessments (id, round_id, country_id, edition_id, state, state_since, created_at, version)
  select a.id, a.round_id, a.country_id, e.id, a.state, now(), now(), 3 from bench_assessments a, bench_edition e;
insert into assessment_scopes (assessment_id, period_from, period_to, territory, limits, language, version, updated_at)
  select id, '2025', '2026', 'The whole territory.', 'None.', 'en', 1, now() from bench_assessments;
insert into assessment_due_dates (assessment_id, state, due_on, changed_at)
  select a.id, s::assessment_state, current_date + 20 + a.country % 60, now()
  from bench_assessments a, unnest(array['drafting', 'internal_review', 'approval']) s;
insert into assessment_duties (id, assessment_id, user_id, duty, given_at)
  select gen_random_uuid(), a.id, p.id, d.duty::duty, now()
  from bench_assessments a
  cross join (values ('lead', 0), ('assessor', 1), ('reviewer', 2), ('approver', 3)) d (duty, k)
  join bench_people p on p.n = case when d.k = 0 and a.state = 'drafting' then 0 else 2 + (a.country * 4 + d.k) % 44 end;
insert into assessment_transitions (id, assessment_id, from_state, to_state, transition, by_user_id, at, ratings_sha256)
  select gen_random_uuid(), a.id, 'drafting', 'internal_review', 'submit', p.id, now(), repeat('0', 64)
  from bench_assessments a join bench_people p on p.n = 2 where a.state <> 'drafting';

create temporary table bench_sources as
  select gen_random_uuid() as id, gen_random_uuid() as first_passage, gen_random_uuid() as second_passage,
    c.id as country_id, c.iso3, c.n as country, s::int as n
  from bench_countries c, generate_series(0, 19) s;
insert into sources (id, code, type, title, publisher, issued_by_state, published_on, language, access_class,
    reliability, credibility, typed_language, author_id, received_at, version)
  select s.id, s.iso3 || '-S-' || lpad((s.n + 1)::text, 3, '0'),
    (array['official_document', 'official_statistics', 'igo_report', 'ngo_report', 'academic_study'])[s.n % 5 + 1]::source_type,
    'Report ' || s.n || ' on ' || s.iso3, 'Publisher ' || s.n, s.n % 5 < 2, '2025', 'en', 'public',
    (array['A', 'B', 'C'])[s.n % 3 + 1]::reliability, (array['1', '2', '3'])[s.n % 3 + 1]::credibility, 'en', p.id, now(), 1
  from bench_sources s join bench_people p on p.n = 2;
insert into source_countries (source_id, country_id) select id, country_id from bench_sources;
insert into passages (id, source_id, locator, body, language, created_at, version)
  select p, s.id, 'p. ' || s.n, repeat('What the source says about it. ', 4), 'en', now(), 1
  from bench_sources s, unnest(array[s.first_passage, s.second_passage]) p;

create temporary table bench_ratings as
  select gen_random_uuid() as id, a.id as assessment_id, a.country, i.code as indicator, i.position,
    (a.pattern + i.position) % 10 = 0 as is_gap, (a.pattern * 3 + i.position * 7) % 5 as level
  from bench_assessments a, indicators i where i.edition_id = (select id from bench_edition);
insert into ratings (id, assessment_id, edition_id, indicator, kind, state, level, not_assessed_reason, rationale,
    team_note, language, contradiction_answered, version, field_versions, updated_at)
  select r.id, r.assessment_id, e.id, r.indicator, 'assessor',
    (case when r.is_gap then 'not_assessed' else 'rated' end)::rating_state,
    case when r.is_gap then null else r.level end,
    (case when r.is_gap then 'not_reached' end)::not_assessed_reason,
    repeat('The law names the conduct and the penalty, and courts have applied both since. ', 5),
    'To be checked with the ministry.', 'en', false, 1, '{"state":1,"level":1,"rationale":1}', now()
  from bench_ratings r, bench_edition e;
insert into rating_citations (id, rating_id, passage_id, shows, stance, created_at)
  select gen_random_uuid(), r.id, case k when 0 then s.first_passage else s.second_passage end,
    (array['exists', 'applied', 'results'])[r.level % 3 + 1]::citation_shows, 'supports', now()
  from bench_ratings r cross join generate_series(0, 1) k
  join bench_sources s on s.country = r.country and s.n = (r.position * 3 + k * 7) % 20;
insert into rating_revisions (mutation_id, rating_id, version, fields, answer, user_id, at)
  select gen_random_uuid(), r.id, 1, '{state,level,rationale}', '{"version":1}', p.id, now()
  from bench_ratings r join bench_people p on p.n = 2;

create temporary table bench_events as
  select (select coalesce(max(position), 0) from audit_events) + row_number() over () as position, id as rating_id
  from bench_ratings;
insert into audit_events (position, at, actor_kind, action, entity, entity_id, version, after_sha256, previous_sha256, sha256)
  select position, now(), 'bench', 'rating.write', 'rating', rating_id, 1, repeat('0', 64), repeat('0', 64),
    encode(sha256(position::text::bytea), 'hex')
  from bench_events;
insert into revisions (id, position, entity, entity_id, version, content, salt)
  select gen_random_uuid(), position, 'rating', rating_id, 1,
    '{"rationale":"' || repeat('The law names the conduct and the penalty. ', 8) || '"}', '\x00' from bench_events;

-- One assessment under review has four hundred comments: fifty threads of eight.
create temporary table bench_threads as
  select gen_random_uuid() as id, a.id as assessment_id, i.code as indicator, i.position
  from bench_assessments a join bench_rounds r on r.id = a.round_id and r.code = 'SMALL'
  join indicators i on i.edition_id = (select id from bench_edition)
  where a.country = 8 and i.position < 50 + (select min(position) from indicators);
insert into comment_threads (id, assessment_id, edition_id, indicator, state, opened_by, opened_at, version)
  select t.id, t.assessment_id, e.id, t.indicator, 'open', p.id, now(), 1
  from bench_threads t, bench_edition e, bench_people p where p.n = 3;
insert into comments (id, thread_id, author_id, body, language, written_at)
  select gen_random_uuid(), t.id, p.id, repeat('The report of last year says otherwise on page twelve. ', 3), 'en',
    now() + k * interval '1 minute'
  from bench_threads t, generate_series(1, 8) k join bench_people p on p.n = 2 + k % 4;

-- Checked routes over two or three countries: some hundred different arrows, as global reports count flows.
create temporary table bench_routes as
  select gen_random_uuid() as id, n::int, n % 40 as origin, 40 + (n % 40 + n / 40 % 3) % 23 as transit,
    63 + (n % 40 * 3 + n / 120 % 6) % 29 as destination, n % 3 = 0 as is_straight
  from generate_series(1, :routes) n;
create temporary table bench_stops as
  select id, iso3, row_number() over (order by md5(iso3)) - 1 as n from countries where m49 is not null;
insert into register_entries (id, register, code, title, status, access_class, language, created_at, updated_at,
    checked_at, independent_sources, names_other_state, version)
  select id, 'routes', 'INT-R-' || lpad(n::text, 5, '0'), 'A route', 'checked', 'public', 'en', now(), now(), now(),
    2 + n % 3, true, 2
  from bench_routes;
insert into routes (entry_id, forms, recruitment_channels, control_methods, sectors, traveller_sex, traveller_age,
    first_year_seen, last_year_seen, trend, confidence)
  select id, array[(enum_range(null::exploitation_form))[n % 5 + 1]], '{}', '{}', '{}', 'mixed', 'adults',
    2000 + n % 15, 2015 + n % 10, 'stable', 'medium'
  from bench_routes;
insert into route_legs (entry_id, position, from_country, to_country, phase, transport, crossing, smuggling_overlap)
  select r.id, k.position, a.iso3, b.iso3, 'transit', 'road_public', 'irregular', 'unknown'
  from bench_routes r
  cross join lateral (values (1, r.origin, case when r.is_straight then r.destination else r.transit end),
    (2, case when r.is_straight then null else r.transit end, r.destination)) k (position, start, finish)
  join bench_stops a on a.n = k.start
  join bench_stops b on b.n = k.finish;
insert into register_entry_countries (entry_id, iso3, role)
  select r.id, s.iso3, k.role::entry_country_role
  from bench_routes r
  cross join lateral (values ('origin', r.origin), ('transit', case when r.is_straight then null else r.transit end),
    ('destination', r.destination)) k (role, stop)
  join bench_stops s on s.n = k.stop;

set session_replication_role = origin;
