import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getCatalogue } from '@cheyou/contract/routes'
import { call } from '../../api/call.ts'

const catalogueKey = ['catalogue'] as const

/** The catalogue of the desk; a few dozen rows, so that searching and filtering need no server. */
export function useCatalogue() {
  return useQuery({ queryKey: catalogueKey, queryFn: ({ signal }) => call(getCatalogue, { signal }) })
}

/** Reads the catalogue and the movements of stock anew, after something changed them. */
export function useCatalogueRefresh(): () => Promise<void> {
  const client = useQueryClient()
  return async () => {
    await client.invalidateQueries({ queryKey: catalogueKey })
    await client.invalidateQueries({ queryKey: ['stock-movements'] })
  }
}
