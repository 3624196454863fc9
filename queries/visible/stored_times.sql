-- One row per thing stored that counts in a board's reports, with when. It tells nothing of it.
with

    stored as (

        select loads.board, load_events.happened_at as stored_at
        from raw.load_events
        inner join raw.loads using (load_id)
        where load_events.event in ('committed', 'undone')
        union all
        select board, happened_at as stored_at
        from raw.period_sign_offs
        union all
        select board, noted_at as stored_at
        from raw.finding_notes
        union all
        select board, decided_at as stored_at
        from raw.budget_profiles
        union all
        select board, explained_at as stored_at
        from raw.explanations
        union all
        select board, edited_at as stored_at
        from raw.indicator_edits
        union all
        select board, set_at as stored_at
        from raw.manual_statuses
        union all
        select board, edited_at as stored_at
        from raw.assignment_edits
        union all
        select board, assessed_at as stored_at
        from raw.risk_assessments
        union all
        select board, edited_at as stored_at
        from raw.control_result_edits
        union all
        select board, decided_at as stored_at
        from raw.control_carries
        union all
        select board, entered_at as stored_at
        from raw.action_entries
        union all
        select board, entered_at as stored_at
        from raw.action_effect_entries
        union all
        select board, written_at as stored_at
        from raw.report_texts

    )

select board, stored_at
from stored
where visible.sees(board)
