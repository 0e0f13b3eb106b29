import type { MigrationInterface, QueryRunner } from 'typeorm'
import { createTable, index, unique } from './table.ts'

/** The tables of the first version: organisation, sign-in, rules, archive, ledger, membership, visits, rewards. */
export class Spine1795305600000 implements MigrationInterface {
  name = 'Spine1795305600000'

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'acts',
      {
        id: 'varchar(26)!',
        groupId: 'varchar(26)',
        storeId: 'varchar(26)?',
        actorKind: 'varchar(20)',
        actorId: 'varchar(26)?',
        action: 'varchar(60)',
        reason: 'varchar(200)?',
        at: 'datetime(3)',
      },
      [index('ix_acts_actor', 'actorId', 'at')],
    )
    await createTable(
      runner,
      'idempotency_keys',
      {
        scope: 'varchar(60)!',
        idempotencyKey: 'varchar(100)!',
        requestHash: 'varchar(64)',
        answer: 'json?',
        actId: 'varchar(26)',
        at: 'datetime(3)',
        expiresAt: 'datetime(3)',
      },
      [index('ix_idempotency_keys_expires', 'expiresAt')],
    )
    await createTable(
      runner,
      'installation',
      {
        name: 'varchar(40)!',
        value: 'varchar(200)',
      },
      [],
    )
    await createTable(
      runner,
      'outbox_events',
      {
        id: 'varchar(26)!',
        groupId: 'varchar(26)',
        memberId: 'varchar(26)?',
        kind: 'varchar(60)',
        facts: 'json',
        actId: 'varchar(26)',
        at: 'datetime(3)',
        status: 'varchar(12)',
        attempts: 'integer',
        notBefore: 'datetime(3)',
        leaseId: 'varchar(26)?',
        leaseUntil: 'datetime(3)?',
      },
      [index('ix_outbox_events_ready', 'status', 'notBefore'), index('ix_outbox_events_lease', 'leaseId')],
    )
    await createTable(
      runner,
      'dealer_groups',
      {
        id: 'varchar(26)!',
        name: 'varchar(80)',
        createdAt: 'datetime(3)',
      },
      [],
    )
    await createTable(
      runner,
      'stores',
      {
        id: 'varchar(26)!',
        groupId: 'varchar(26)',
        name: 'varchar(80)',
        createdAt: 'datetime(3)',
      },
      [unique('ux_stores_name', 'groupId', 'name')],
    )
    await createTable(
      runner,
      'sources',
      {
        id: 'varchar(26)!',
        groupId: 'varchar(26)',
        storeId: 'varchar(26)',
        name: 'varchar(40)',
        mapping: 'json?',
        createdAt: 'datetime(3)',
      },
      [unique('ux_sources_name', 'groupId', 'name')],
    )
    await createTable(
      runner,
      'dictionary_values',
      {
        id: 'varchar(26)!',
        groupId: 'varchar(26)',
        dictionary: 'varchar(40)',
        code: 'varchar(40)',
        name: 'varchar(40)',
        aliases: 'json',
        flags: 'json',
        position: 'integer',
        retiredAt: 'datetime(3)?',
      },
      [unique('ux_dictionary_values_code', 'groupId', 'dictionary', 'code')],
    )
    await createTable(
      runner,
      'staff',
      {
        id: 'varchar(26)!',
        groupId: 'varchar(26)',
        name: 'varchar(60)',
        role: 'varchar(20)',
        loginName: 'varchar(60)?',
        passwordHash: 'varchar(255)?',
        totpSecret: 'varchar(255)?',
        lastOtpStep: 'integer?',
        retiredAt: 'datetime(3)?',
        createdAt: 'datetime(3)',
      },
      [unique('ux_staff_login', 'loginName')],
    )
    await createTable(
      runner,
      'staff_stores',
      {
        staffId: 'varchar(26)!',
        storeId: 'varchar(26)!',
        groupId: 'varchar(26)',
      },
      [],
    )
    await createTable(
      runner,
      'staff_invitations',
      {
        id: 'varchar(26)!',
        groupId: 'varchar(26)',
        staffId: 'varchar(26)',
        codeHash: 'varchar(64)',
        createdAt: 'datetime(3)',
        expiresAt: 'datetime(3)',
        usedAt: 'datetime(3)?',
      },
      [unique('ux_staff_invitations_code', 'codeHash')],
    )
    await createTable(
      runner,
      'wechat_identities',
      {
        id: 'varchar(26)!',
        groupId: 'varchar(26)',
        openid: 'varchar(64)',
        unionid: 'varchar(64)?',
        phone: 'varchar(255)?',
        phoneHash: 'varchar(64)?',
        customerId: 'varchar(26)?',
        staffId: 'varchar(26)?',
        createdAt: 'datetime(3)',
      },
      [
        unique('ux_wechat_identities_openid', 'groupId', 'openid'),
        unique('ux_wechat_identities_customer', 'customerId'),
      ],
    )
    await createTable(
      runner,
      'sessions',
      {
        id: 'varchar(26)!',
        groupId: 'varchar(26)',
        tokenHash: 'varchar(64)',
        audience: 'varchar(12)',
        identityId: 'varchar(26)?',
        staffId: 'varchar(26)?',
        createdAt: 'datetime(3)',
        expiresAt: 'datetime(3)',
        revokedAt: 'datetime(3)?',
      },
      [
        unique('ux_sessions_token', 'tokenHash'),
        index('ix_sessions_identity', 'identityId'),
        index('ix_sessions_staff', 'staffId'),
      ],
    )
    await createTable(
      runner,
      'consents',
      {
        id: 'varchar(26)!',
        groupId: 'varchar(26)',
        identityId: 'varchar(26)',
        kind: 'varchar(20)',
        version: 'varchar(20)',
        givenAt: 'datetime(3)',
        withdrawnAt: 'datetime(3)?',
      },
      [index('ix_consents_identity', 'identityId', 'kind')],
    )
    await createTable(
      runner,
      'wechat_tokens',
      {
        appId: 'varchar(40)!',
        token: 'text',
        expiresAt: 'datetime(3)',
      },
      [],
    )
    await createTable(
      runner,
      'rule_sets',
      {
        id: 'varchar(26)!',
        groupId: 'varchar(26)',
        version: 'integer',
        document: 'json',
        effectiveFrom: 'datetime(3)',
        actId: 'varchar(26)',
        publishedAt: 'datetime(3)',
      },
      [unique('ux_rule_sets_version', 'groupId', 'version')],
    )
    await createTable(
      runner,
      'customers',
      {
        id: 'varchar(26)!',
        groupId: 'varchar(26)',
        sourceId: 'varchar(26)',
        sourceNumber: 'varchar(40)',
        kind: 'varchar(12)',
        name: 'varchar(80)',
        sex: 'varchar(8)?',
        birthDate: 'varchar(10)?',
        phone: 'varchar(255)?',
        phoneHash: 'varchar(64)?',
        idNumber: 'varchar(255)?',
        idNumberHash: 'varchar(64)?',
        address: 'text?',
        area: 'varchar(40)?',
        postcode: 'varchar(10)?',
        industry: 'varchar(40)?',
        occupation: 'varchar(40)?',
        acquisitionChannel: 'varchar(40)?',
        contentHash: 'varchar(64)',
        createdAt: 'datetime(3)',
        updatedAt: 'datetime(3)',
      },
      [
        unique('ux_customers_source', 'sourceId', 'sourceNumber'),
        index('ix_customers_phone', 'groupId', 'phoneHash'),
        index('ix_customers_id_number', 'groupId', 'idNumberHash'),
        index('ix_customers_name', 'groupId', 'name'),
      ],
    )
    await createTable(
      runner,
      'customer_stores',
      {
        customerId: 'varchar(26)!',
        storeId: 'varchar(26)!',
        groupId: 'varchar(26)',
      },
      [index('ix_customer_stores_store', 'storeId', 'customerId')],
    )
    await createTable(
      runner,
      'vehicles',
      {
        id: 'varchar(26)!',
        groupId: 'varchar(26)',
        vin: 'varchar(17)',
        plate: 'varchar(12)?',
        engineNumber: 'varchar(40)?',
        brand: 'varchar(40)?',
        series: 'varchar(40)?',
        model: 'varchar(80)?',
        gearbox: 'varchar(20)?',
        colour: 'varchar(20)?',
        keyNumber: 'varchar(20)?',
        purchasedOn: 'varchar(10)?',
        platedOn: 'varchar(10)?',
        purchasedHere: 'boolean?',
        vehicleUse: 'varchar(40)?',
        warrantyEndsOn: 'varchar(10)?',
        insurer: 'varchar(40)?',
        insuranceEndsOn: 'varchar(10)?',
        insuredHere: 'boolean?',
        advisorName: 'varchar(40)?',
        contentHash: 'varchar(64)',
        createdAt: 'datetime(3)',
        updatedAt: 'datetime(3)',
      },
      [unique('ux_vehicles_vin', 'groupId', 'vin'), index('ix_vehicles_plate', 'groupId', 'plate')],
    )
    await createTable(
      runner,
      'vehicle_people',
      {
        vehicleId: 'varchar(26)!',
        customerId: 'varchar(26)!',
        groupId: 'varchar(26)',
        role: 'varchar(12)',
        paying: 'boolean',
        sinceOn: 'varchar(10)?',
        untilOn: 'varchar(10)?',
      },
      [index('ix_vehicle_people_customer', 'customerId')],
    )
    await createTable(
      runner,
      'odometer_readings',
      {
        id: 'varchar(26)!',
        groupId: 'varchar(26)',
        vehicleId: 'varchar(26)',
        visitId: 'varchar(26)?',
        readOn: 'varchar(10)',
        km: 'integer',
        suspect: 'boolean',
      },
      [
        index('ix_odometer_readings_vehicle', 'vehicleId', 'readOn', 'km'),
        unique('ux_odometer_readings_visit', 'visitId'),
      ],
    )
    await createTable(
      runner,
      'point_accounts',
      {
        memberId: 'varchar(26)!',
        groupId: 'varchar(26)',
        qualifying: 'bigint',
        redeemable: 'bigint',
        held: 'bigint',
        debt: 'bigint',
      },
      [],
    )
    await createTable(
      runner,
      'ledger_postings',
      {
        id: 'varchar(26)!',
        groupId: 'varchar(26)',
        memberId: 'varchar(26)',
        cause: 'varchar(100)',
        kind: 'varchar(30)',
        subjectId: 'varchar(26)',
        reversesId: 'varchar(26)?',
        tier: 'varchar(40)?',
        ruleVersion: 'integer?',
        facts: 'json',
        effectiveAt: 'datetime(3)',
        postedAt: 'datetime(3)',
        actId: 'varchar(26)',
      },
      [
        unique('ux_ledger_postings_cause', 'memberId', 'cause'),
        index('ix_ledger_postings_statement', 'memberId', 'effectiveAt', 'id'),
        index('ix_ledger_postings_subject', 'subjectId'),
      ],
    )
    await createTable(
      runner,
      'ledger_entries',
      {
        id: 'varchar(26)!',
        groupId: 'varchar(26)',
        memberId: 'varchar(26)',
        postingId: 'varchar(26)',
        track: 'varchar(12)',
        account: 'varchar(12)',
        points: 'bigint',
        lotId: 'varchar(26)?',
      },
      [index('ix_ledger_entries_posting', 'postingId'), index('ix_ledger_entries_member', 'memberId')],
    )
    await createTable(
      runner,
      'point_lots',
      {
        id: 'varchar(26)!',
        groupId: 'varchar(26)',
        memberId: 'varchar(26)',
        postingId: 'varchar(26)',
        points: 'bigint',
        remaining: 'bigint',
        earnedOn: 'varchar(10)',
        expiresOn: 'varchar(10)?',
      },
      [
        index('ix_point_lots_member', 'memberId', 'remaining'),
        index('ix_point_lots_posting', 'postingId'),
        index('ix_point_lots_expiry', 'groupId', 'expiresOn'),
      ],
    )
    await createTable(
      runner,
      'members',
      {
        id: 'varchar(26)!',
        groupId: 'varchar(26)',
        customerId: 'varchar(26)',
        cardNumber: 'varchar(10)',
        cardSecret: 'varchar(255)',
        tier: 'varchar(40)',
        joinedOn: 'varchar(10)',
        joinedVia: 'varchar(20)',
        membershipEndsOn: 'varchar(10)',
        createdAt: 'datetime(3)',
      },
      [
        unique('ux_members_customer', 'customerId'),
        unique('ux_members_card', 'groupId', 'cardNumber'),
        index('ix_members_tier', 'groupId', 'tier'),
      ],
    )
    await createTable(
      runner,
      'tier_changes',
      {
        id: 'varchar(26)!',
        groupId: 'varchar(26)',
        memberId: 'varchar(26)',
        fromTier: 'varchar(40)?',
        toTier: 'varchar(40)',
        cause: 'varchar(100)',
        ruleVersion: 'integer',
        effectiveOn: 'varchar(10)',
        actId: 'varchar(26)',
        at: 'datetime(3)',
      },
      [unique('ux_tier_changes_cause', 'memberId', 'cause')],
    )
    await createTable(
      runner,
      'scanned_codes',
      {
        memberId: 'varchar(26)!',
        step: 'bigint!',
        at: 'datetime(3)',
      },
      [],
    )
    await createTable(
      runner,
      'presences',
      {
        id: 'varchar(26)!',
        groupId: 'varchar(26)',
        storeId: 'varchar(26)',
        memberId: 'varchar(26)',
        staffId: 'varchar(26)',
        tokenHash: 'varchar(64)',
        at: 'datetime(3)',
        expiresAt: 'datetime(3)',
      },
      [unique('ux_presences_token', 'tokenHash'), index('ix_presences_member', 'memberId', 'at')],
    )
    await createTable(
      runner,
      'visits',
      {
        id: 'varchar(26)!',
        groupId: 'varchar(26)',
        storeId: 'varchar(26)',
        sourceId: 'varchar(26)',
        orderNumber: 'varchar(40)',
        revision: 'integer',
        state: 'varchar(12)',
        vehicleId: 'varchar(26)',
        customerId: 'varchar(26)?',
        memberId: 'varchar(26)?',
        vin: 'varchar(17)',
        plate: 'varchar(12)?',
        bringerName: 'varchar(80)?',
        bringerPhone: 'varchar(255)?',
        workType: 'varchar(40)',
        advisorName: 'varchar(40)?',
        odometerKm: 'integer?',
        odometerSuspect: 'boolean',
        arrivedOn: 'varchar(10)',
        settledOn: 'varchar(10)',
        settledAt: 'datetime(3)',
        customerFen: 'bigint',
        insurerFen: 'bigint',
        manufacturerFen: 'bigint',
        internalFen: 'bigint',
        contentHash: 'varchar(64)',
        createdAt: 'datetime(3)',
        updatedAt: 'datetime(3)',
      },
      [
        unique('ux_visits_order', 'sourceId', 'orderNumber'),
        index('ix_visits_vehicle', 'vehicleId', 'settledOn'),
        index('ix_visits_customer', 'customerId', 'settledOn'),
        index('ix_visits_member', 'memberId', 'settledAt'),
        index('ix_visits_store', 'storeId', 'settledOn'),
      ],
    )
    await createTable(
      runner,
      'visit_lines',
      {
        visitId: 'varchar(26)!',
        lineNo: 'integer!',
        groupId: 'varchar(26)',
        itemCode: 'varchar(40)?',
        itemName: 'varchar(80)',
        lineKind: 'varchar(12)',
        quantityMilli: 'bigint',
        amountFen: 'bigint',
        payer: 'varchar(20)',
      },
      [],
    )
    await createTable(
      runner,
      'rewards',
      {
        id: 'varchar(26)!',
        groupId: 'varchar(26)',
        kind: 'varchar(12)',
        name: 'varchar(80)',
        description: 'varchar(400)',
        pointsPrice: 'bigint',
        stockLeft: 'integer?',
        perMemberLimit: 'integer?',
        faceFen: 'bigint?',
        minimumSpendFen: 'bigint?',
        position: 'integer',
        retiredAt: 'datetime(3)?',
        createdAt: 'datetime(3)',
      },
      [unique('ux_rewards_name', 'groupId', 'name')],
    )
    await createTable(
      runner,
      'redemptions',
      {
        id: 'varchar(26)!',
        groupId: 'varchar(26)',
        memberId: 'varchar(26)',
        rewardId: 'varchar(26)',
        code: 'varchar(20)',
        state: 'varchar(12)',
        points: 'bigint',
        collectBy: 'varchar(10)',
        heldAt: 'datetime(3)',
        settledAt: 'datetime(3)?',
        storeId: 'varchar(26)?',
      },
      [
        unique('ux_redemptions_code', 'groupId', 'code'),
        index('ix_redemptions_member', 'memberId', 'heldAt'),
        index('ix_redemptions_reward', 'rewardId', 'memberId'),
        index('ix_redemptions_collect', 'state', 'collectBy'),
      ],
    )
  }

  /** Going back is by restoring the backup taken before an upgrade; a ledger is not dropped by a command. */
  down(): Promise<void> {
    throw new Error('The first migration cannot be undone: restore the backup instead.')
  }
}
