-- A proposal may take the place of a decision (supersedes): how the criteria of that one were met is told with it.
alter table governance.proposal add column criteria_answer text;
