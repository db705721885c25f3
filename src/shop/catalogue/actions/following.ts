/** At night, prices whose rule says `always` follow what suppliers ask by now: a line may have begun or ended. */
import { action } from '#platform/action.ts'
import { followWhereAlways } from './price.ts'

export const followSuggestions = action('catalogue.followSuggestions', (ctx, _input: object) =>
  followWhereAlways(ctx, null),
)
