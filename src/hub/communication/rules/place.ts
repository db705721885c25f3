/** Where a task lies in the code, in the pieces between which its line may break: after each stroke, never in a word. */
export const piecesOf = (place: string): string[] => place.match(/[^/]*\/|[^/]+/g) ?? []
