import { Empty } from 'antd'
import { lazy } from 'react'
import { Navigate } from 'react-router'
import { paths } from '../routes.ts'
import { useMe } from '../session/session-state.ts'
import { mayOpen, sectionsFor } from './may-open.ts'

const TodayPage = lazy(() => import('../today/index.tsx'))

/** Where somebody begins: with 今日, or with the first page that is there for their role. */
export function FirstPage() {
  const { staff } = useMe()
  if (mayOpen(staff.role, paths.home)) return <TodayPage />
  const first = sectionsFor(staff.role)[0]?.pages[0]?.path
  if (first === undefined) return <Empty description="您的工作在小程序里，管理台上没有您的页面。" />
  return <Navigate to={first} replace />
}
