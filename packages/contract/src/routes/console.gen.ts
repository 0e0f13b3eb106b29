// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../index.ts'
import type { Route } from '../route.ts'

export const addReward: Route<typeof contract.addReward> = {
  method: 'post',
  path: '/api/console/rewards',
  audience: 'console',
  idempotent: true,
}

export const addWorkType: Route<typeof contract.addWorkType> = {
  method: 'post',
  path: '/api/console/work-types',
  audience: 'console',
  idempotent: true,
}

export const agreeTerms: Route<typeof contract.agreeTerms> = {
  method: 'post',
  path: '/api/console/members/:memberId/agreements',
  audience: 'console',
  idempotent: true,
}

export const approveAdjustment: Route<typeof contract.approveAdjustment> = {
  method: 'post',
  path: '/api/console/adjustments/:adjustmentId/approve',
  audience: 'console',
  idempotent: true,
}

export const approveDiscount: Route<typeof contract.approveDiscount> = {
  method: 'post',
  path: '/api/console/discount-approvals/:approvalId/approve',
  audience: 'console',
  idempotent: true,
}

export const bringBackReward: Route<typeof contract.bringBackReward> = {
  method: 'post',
  path: '/api/console/rewards/:rewardId/bring-back',
  audience: 'console',
  idempotent: true,
}

export const cancelConsoleRedemption: Route<typeof contract.cancelConsoleRedemption> = {
  method: 'post',
  path: '/api/console/redemptions/:redemptionId/cancel',
  audience: 'console',
  idempotent: true,
}

export const changeWorkType: Route<typeof contract.changeWorkType> = {
  method: 'put',
  path: '/api/console/work-types/:code',
  audience: 'console',
}

export const createRuleDraft: Route<typeof contract.createRuleDraft> = {
  method: 'post',
  path: '/api/console/rule-drafts',
  audience: 'console',
  idempotent: true,
}

export const discardRuleDraft: Route<typeof contract.discardRuleDraft> = {
  method: 'delete',
  path: '/api/console/rule-drafts/:draftId',
  audience: 'console',
}

export const editReward: Route<typeof contract.editReward> = {
  method: 'put',
  path: '/api/console/rewards/:rewardId',
  audience: 'console',
  idempotent: true,
}

export const endAgreement: Route<typeof contract.endAgreement> = {
  method: 'post',
  path: '/api/console/agreements/:agreementId/end',
  audience: 'console',
  idempotent: true,
}

export const explainMemberEntry: Route<typeof contract.explainMemberEntry> = {
  method: 'get',
  path: '/api/console/members/:memberId/points/:entryId',
  audience: 'console',
}

export const findCompanies: Route<typeof contract.findCompanies> = {
  method: 'get',
  path: '/api/console/companies',
  audience: 'console',
}

export const getCatalogue: Route<typeof contract.getCatalogue> = {
  method: 'get',
  path: '/api/console/rewards',
  audience: 'console',
}

export const getConsoleBenefits: Route<typeof contract.getConsoleBenefits> = {
  method: 'get',
  path: '/api/console/members/:memberId/benefits',
  audience: 'console',
}

export const getConsoleMe: Route<typeof contract.getConsoleMe> = {
  method: 'get',
  path: '/api/console/me',
  audience: 'console',
}

export const getConsoleMember: Route<typeof contract.getConsoleMember> = {
  method: 'get',
  path: '/api/console/members/:memberId',
  audience: 'console',
}

export const getConsoleMembership: Route<typeof contract.getConsoleMembership> = {
  method: 'get',
  path: '/api/console/members/:memberId/membership',
  audience: 'console',
}

export const getConsoleRedemption: Route<typeof contract.getConsoleRedemption> = {
  method: 'get',
  path: '/api/console/redemptions/:redemptionId',
  audience: 'console',
}

export const getConsoleUpgrades: Route<typeof contract.getConsoleUpgrades> = {
  method: 'get',
  path: '/api/console/members/:memberId/upgrades',
  audience: 'console',
}

export const getNewestEnrolment: Route<typeof contract.getNewestEnrolment> = {
  method: 'get',
  path: '/api/console/enrolments/newest',
  audience: 'console',
}

export const getPointsOverview: Route<typeof contract.getPointsOverview> = {
  method: 'get',
  path: '/api/console/points',
  audience: 'console',
}

export const getRuleDraft: Route<typeof contract.getRuleDraft> = {
  method: 'get',
  path: '/api/console/rule-drafts/:draftId',
  audience: 'console',
}

export const getRuleSimulation: Route<typeof contract.getRuleSimulation> = {
  method: 'get',
  path: '/api/console/rule-drafts/:draftId/simulation',
  audience: 'console',
}

export const getRuleVersion: Route<typeof contract.getRuleVersion> = {
  method: 'get',
  path: '/api/console/rules/:version',
  audience: 'console',
}

export const listAdjustments: Route<typeof contract.listAdjustments> = {
  method: 'get',
  path: '/api/console/adjustments',
  audience: 'console',
}

export const listAgreements: Route<typeof contract.listAgreements> = {
  method: 'get',
  path: '/api/console/agreements',
  audience: 'console',
}

export const listConsoleMembers: Route<typeof contract.listConsoleMembers> = {
  method: 'get',
  path: '/api/console/members',
  audience: 'console',
}

export const listConsoleRedemptions: Route<typeof contract.listConsoleRedemptions> = {
  method: 'get',
  path: '/api/console/redemptions',
  audience: 'console',
}

export const listConsoleUpgradeQueue: Route<typeof contract.listConsoleUpgradeQueue> = {
  method: 'get',
  path: '/api/console/upgrade-candidates',
  audience: 'console',
}

export const listConsoleWorkTypes: Route<typeof contract.listConsoleWorkTypes> = {
  method: 'get',
  path: '/api/console/work-types',
  audience: 'console',
}

export const listDiscountApprovals: Route<typeof contract.listDiscountApprovals> = {
  method: 'get',
  path: '/api/console/discount-approvals',
  audience: 'console',
}

export const listDuplicates: Route<typeof contract.listDuplicates> = {
  method: 'get',
  path: '/api/console/duplicates',
  audience: 'console',
}

export const listMovedMembers: Route<typeof contract.listMovedMembers> = {
  method: 'get',
  path: '/api/console/rule-simulations/:simulationId/members',
  audience: 'console',
}

export const listRuleVersions: Route<typeof contract.listRuleVersions> = {
  method: 'get',
  path: '/api/console/rules',
  audience: 'console',
}

export const listStockMovements: Route<typeof contract.listStockMovements> = {
  method: 'get',
  path: '/api/console/rewards/:rewardId/stock',
  audience: 'console',
}

export const mergeCustomers: Route<typeof contract.mergeCustomers> = {
  method: 'post',
  path: '/api/console/merges',
  audience: 'console',
  idempotent: true,
}

export const moveStock: Route<typeof contract.moveStock> = {
  method: 'post',
  path: '/api/console/rewards/:rewardId/stock',
  audience: 'console',
  idempotent: true,
}

export const orderRewards: Route<typeof contract.orderRewards> = {
  method: 'put',
  path: '/api/console/reward-order',
  audience: 'console',
  idempotent: true,
}

export const previewEnrolment: Route<typeof contract.previewEnrolment> = {
  method: 'get',
  path: '/api/console/enrolments/preview',
  audience: 'console',
}

export const previewMerge: Route<typeof contract.previewMerge> = {
  method: 'get',
  path: '/api/console/merges/preview',
  audience: 'console',
}

export const proposeAdjustment: Route<typeof contract.proposeAdjustment> = {
  method: 'post',
  path: '/api/console/members/:memberId/adjustments',
  audience: 'console',
  idempotent: true,
}

export const publishRuleDraft: Route<typeof contract.publishRuleDraft> = {
  method: 'post',
  path: '/api/console/rule-drafts/:draftId/publish',
  audience: 'console',
  idempotent: true,
}

export const refuseAdjustment: Route<typeof contract.refuseAdjustment> = {
  method: 'post',
  path: '/api/console/adjustments/:adjustmentId/refuse',
  audience: 'console',
  idempotent: true,
}

export const refuseDiscount: Route<typeof contract.refuseDiscount> = {
  method: 'post',
  path: '/api/console/discount-approvals/:approvalId/refuse',
  audience: 'console',
  idempotent: true,
}

export const restoreWorkType: Route<typeof contract.restoreWorkType> = {
  method: 'post',
  path: '/api/console/work-types/:code/restore',
  audience: 'console',
  idempotent: true,
}

export const retireReward: Route<typeof contract.retireReward> = {
  method: 'post',
  path: '/api/console/rewards/:rewardId/retire',
  audience: 'console',
  idempotent: true,
}

export const retireWorkType: Route<typeof contract.retireWorkType> = {
  method: 'post',
  path: '/api/console/work-types/:code/retire',
  audience: 'console',
  idempotent: true,
}

export const saveRuleDraft: Route<typeof contract.saveRuleDraft> = {
  method: 'put',
  path: '/api/console/rule-drafts/:draftId',
  audience: 'console',
}

export const signInToConsole: Route<typeof contract.signInToConsole> = {
  method: 'post',
  path: '/api/console/sign-in',
  audience: 'public',
}

export const signOutOfConsole: Route<typeof contract.signOutOfConsole> = {
  method: 'post',
  path: '/api/console/sign-out',
  audience: 'console',
}

export const startEnrolment: Route<typeof contract.startEnrolment> = {
  method: 'post',
  path: '/api/console/enrolments',
  audience: 'console',
  idempotent: true,
}

export const startRuleSimulation: Route<typeof contract.startRuleSimulation> = {
  method: 'post',
  path: '/api/console/rule-drafts/:draftId/simulations',
  audience: 'console',
  idempotent: true,
}

export const undoConsoleBenefitUse: Route<typeof contract.undoConsoleBenefitUse> = {
  method: 'post',
  path: '/api/console/benefit-uses/:useId/undo',
  audience: 'console',
  idempotent: true,
}

export const undoConsoleHandOver: Route<typeof contract.undoConsoleHandOver> = {
  method: 'post',
  path: '/api/console/redemptions/:redemptionId/undo-hand-over',
  audience: 'console',
  idempotent: true,
}

export const uploadPicture: Route<typeof contract.uploadPicture> = {
  method: 'post',
  path: '/api/console/pictures',
  audience: 'console',
  upload: { types: ['image/jpeg', 'image/png', 'image/webp'], bytesMax: 5242880 },
}
