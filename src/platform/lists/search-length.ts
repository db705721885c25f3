/** What is searched for is a few words: a pasted page is cut here, in the field and at the door. */
export const searchAtMost = 100
