import { useEffect } from 'react'
import Taro from '@tarojs/taro'
import { useClub } from '../../hooks/use-club.ts'
import { useShown } from '../../hooks/use-shown.ts'

/** Titles the page by the club that this phone belongs to. @returns what it is called */
export function useClubTitle(): string {
  const shown = useShown()
  const name = useClub()?.name ?? '车友会'
  useEffect(() => {
    if (shown) void Taro.setNavigationBarTitle({ title: name })
  }, [name, shown])
  return name
}
