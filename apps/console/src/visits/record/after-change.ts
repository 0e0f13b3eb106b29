/** First part of the key of a visit as it is now. */
export const visitRecordKey = 'visit-record'

/** What may be another once a visit was corrected or taken back. */
export const afterChange = [visitRecordKey, 'visits', 'today-visits', 'member-panel'] as const
