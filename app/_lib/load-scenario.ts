// Scenarios by name, each a file of its own that is fetched when it is wanted.
import type { ScenarioSpec } from '@/runtime/session/protocol';

/** The scenario of content/scenarios/<id>.ts; rejects where there is none. */
export async function loadScenario(id: string): Promise<ScenarioSpec> {
  const module = (await import(`@/content/scenarios/${id}.ts`)) as { scenario: ScenarioSpec };
  return module.scenario;
}
