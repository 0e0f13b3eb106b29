import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Longer than the grace that rules begin with: who was in it could still use what came back. */
const GRACE_DAYS = 31

/**
 * What earlier versions gave back after a lapse lies in the year that was over. It came back on a day of the shop between two years,
 * so that it is for the one that the next renewal begins; not of kept cards of a merge, whose years then are not known.
 */
export class ReturnedAfterLapse1796024100000 implements MigrationInterface {
  name = 'ReturnedAfterLapse1796024100000'

  async up(runner: QueryRunner): Promise<void> {
    const sqlite = runner.connection.options.type.includes('sqlite')
    const day = (hours: number) =>
      sqlite
        ? `date(benefit_uses.undoneAt, '${hours} hours')`
        : `DATE_FORMAT(DATE_ADD(benefit_uses.undoneAt, INTERVAL ${hours} HOUR), '%Y-%m-%d')`
    const years = `FROM membership_periods p WHERE p.memberId = benefit_uses.memberId AND p.at < benefit_uses.undoneAt`
    await runner.query(`UPDATE benefit_uses SET returnedOn = ${day(8)}
      WHERE undoneAt IS NOT NULL AND returnedOn IS NULL
        AND EXISTS (SELECT 1 ${years})
        AND NOT EXISTS (SELECT 1 ${years} AND p.endsOn >= ${day(8 - GRACE_DAYS * 24)})
        AND NOT EXISTS (SELECT 1 FROM members m WHERE m.mergedIntoId = benefit_uses.memberId)`)
  }

  async down(): Promise<void> {}
}
