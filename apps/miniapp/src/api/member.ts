import type {
  CardSecret,
  EndpointOutput,
  ExplainedEntry,
  explainMyEntry,
  getCardActivity,
  getCardSecret,
  getHome,
  getMyCar,
  getPointsOutlook,
  getStatement,
  getTierLadder,
  listMyCars,
  PointsOutlook,
  Statement,
  TierLadder,
} from '@cheyou/contract'
import { call } from './http.ts'

export type HomeAnswer = EndpointOutput<typeof getHome>
export type CarHistory = EndpointOutput<typeof getMyCar>

export function fetchHome(): Promise<HomeAnswer> {
  return call<typeof getHome>({ method: 'GET', path: '/api/member/home' })
}

export function fetchCardSecret(): Promise<CardSecret> {
  return call<typeof getCardSecret>({ method: 'GET', path: '/api/member/card-secret' })
}

/** @param since ISO instant by the server's clock */
export function fetchCardActivity(since: string): Promise<EndpointOutput<typeof getCardActivity>> {
  return call<typeof getCardActivity>({ method: 'GET', path: '/api/member/card-activity', query: { since } })
}

export function fetchTierLadder(): Promise<TierLadder> {
  return call<typeof getTierLadder>({ method: 'GET', path: '/api/member/tiers' })
}

export function fetchStatement(cursor?: string): Promise<Statement> {
  return call<typeof getStatement>({ method: 'GET', path: '/api/member/points', query: { limit: 30, cursor } })
}

export function fetchPointsOutlook(): Promise<PointsOutlook> {
  return call<typeof getPointsOutlook>({ method: 'GET', path: '/api/member/points-outlook' })
}

export function fetchExplanation(entryId: string): Promise<ExplainedEntry> {
  return call<typeof explainMyEntry>({ method: 'GET', path: `/api/member/points/${entryId}` })
}

export function fetchCars(): Promise<EndpointOutput<typeof listMyCars>> {
  return call<typeof listMyCars>({ method: 'GET', path: '/api/member/cars' })
}

export function fetchCar(vehicleId: string, cursor?: string): Promise<CarHistory> {
  return call<typeof getMyCar>({
    method: 'GET',
    path: `/api/member/cars/${vehicleId}`,
    query: { limit: 20, cursor },
  })
}
