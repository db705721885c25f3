/** SQL of what can be translated: proposals in their newest version, decisions; part by part, in the words that bind. */
import { type Statement, sql } from '#platform/database/sql.ts'
import type { OrganisationId } from '#platform/values/ids.ts'

export const proposalTexts = (community: OrganisationId): Statement<unknown> =>
  sql`select proposal.id, 'proposal' as kind, proposal.language,
      concat_ws(' · ', proposal.number::text, proposal.title) as title,
      jsonb_strip_nulls(jsonb_build_object('title', nullif(proposal.title, ''), 'driver', nullif(proposal.driver, ''),
        'requirement', nullif(proposal.requirement, ''), 'alternatives', nullif(version.alternatives, ''),
        'for_shops', nullif(version.effect_on_shops, ''), 'cost', nullif(version.cost, ''),
        'criteria', nullif(proposal.criteria, ''), 'answer', nullif(proposal.criteria_answer, '')))
      || coalesce((select jsonb_object_agg('paragraph_' || part.n, part.words)
        from unnest(version.paragraphs) with ordinality as part(words, n)), '{}')
      || coalesce((select jsonb_object_agg('effect_' || coalesce(one.effect ->> 'kind', one.effect ->> 'participant'),
        one.effect ->> 'what') from jsonb_array_elements(version.effects) as one(effect)), '{}') as words,
      version.written_at as at, proposal.state in ('open', 'final_comments', 'deciding') as current
    from governance.proposal as proposal
    join lateral (select * from governance.version as version where version.organisation_id = proposal.organisation_id
      and version.proposal_id = proposal.id order by version.n desc limit 1) as version on true
    where proposal.organisation_id = ${community} and proposal.number is not null`

export const decisionTexts = (community: OrganisationId): Statement<unknown> =>
  sql`select decision.id, 'decision' as kind, decision.language,
      concat_ws(' · ', decision.number, decision.title) as title,
      jsonb_strip_nulls(jsonb_build_object('title', nullif(decision.title, ''), 'criteria', nullif(decision.criteria, ''),
        'answer', nullif(decision.criteria_answer, '')))
      || coalesce((select jsonb_object_agg('paragraph_' || part.n, part.words)
        from (select row_number() over (order by piece.n) as n, btrim(piece.words, E' \\t\\r\\n') as words
          from regexp_split_to_table(decision.text, '\\n\\s*\\n') with ordinality as piece(words, n)
          where btrim(piece.words, E' \\t\\r\\n') <> '') as part), '{}') as words,
      decision.recorded_at as at, decision.ended_as is null as current
    from governance.decision as decision where decision.organisation_id = ${community}`
