import { describe, expect, it } from 'vitest';
import { ServiceError, Unreachable } from './commands/service';
import { Figures } from './figures.svelte';
import type { FigureName, LayerDocument } from './model/layer';
import { layer } from './testing/layers';

/** A service whose answers come when the test says so. */
function desk(floor = { revision: 1 as number | null }) {
  const asked: string[] = [];
  const waiting: { give: (made: LayerDocument) => void; refuse: (why: Error) => void }[] = [];
  const service = {
    layer: (plan: string, name: FigureName) => {
      asked.push(`${plan} ${name}`);
      return new Promise<LayerDocument>((give, refuse) => waiting.push({ give, refuse }));
    },
  };
  const figures = new Figures(service, () => floor.revision);
  figures.opened('p', 1);
  const settle = async (at: number, made: LayerDocument | Error) => {
    const one = waiting[at];
    if (made instanceof Error) one?.refuse(made);
    else one?.give(made);
    await new Promise((done) => setTimeout(done));
  };
  return { figures, asked, floor, settle };
}

const TRAFFIC = layer({ title: { ko: '동선', en: 'Traffic' } });
const EGRESS = layer({ title: { ko: '피난', en: 'Egress' } });

describe('the layer of figures', () => {
  it('is asked for when it is switched on, and once only for one floor', async () => {
    const { figures, asked, settle } = desk();
    expect(asked).toEqual([]);
    figures.show('traffic');
    expect(figures.working).toBe(true);
    await settle(0, TRAFFIC);
    expect([figures.layer, figures.working, figures.older]).toEqual([TRAFFIC, false, false]);
    figures.show('egress');
    expect(figures.layer).toBeNull();
    await settle(1, EGRESS);
    figures.show('traffic');
    expect(figures.layer).toBe(TRAFFIC);
    figures.show(null);
    expect(figures.layer).toBeNull();
    expect(asked).toEqual(['p traffic', 'p egress']);
  });

  it('stays, as an earlier one, while edits settle; then it is worked out anew', async () => {
    const { figures, asked, floor, settle } = desk();
    figures.show('traffic');
    await settle(0, TRAFFIC);
    floor.revision = null;
    expect([figures.older, figures.layer]).toEqual([true, TRAFFIC]);
    floor.revision = 2;
    expect(asked).toHaveLength(1);
    figures.settled(2);
    expect([figures.older, figures.working, figures.layer]).toEqual([true, true, TRAFFIC]);
    await settle(1, EGRESS);
    expect([figures.older, figures.working, figures.layer]).toEqual([false, false, EGRESS]);
    figures.settled(1);
    figures.settled(2);
    expect(asked).toHaveLength(2);
  });

  it('is not taken for another one that was switched on meanwhile', async () => {
    const { figures, settle } = desk();
    figures.show('traffic');
    figures.show('egress');
    await settle(0, TRAFFIC);
    expect([figures.layer, figures.working]).toEqual([null, true]);
    await settle(1, EGRESS);
    expect(figures.layer).toBe(EGRESS);
  });

  it('says why there is none in the words of the service, and is asked for again', async () => {
    const { figures, settle, asked } = desk();
    figures.show('crowding');
    const words = { ko: '방문객 수를 적어 주십시오.', en: 'Give the number of visits.' };
    await settle(0, new ServiceError(409, 'draw.crowding', [words]));
    expect([figures.refused, figures.layer, figures.working]).toEqual([{ words }, null, false]);
    figures.retry();
    expect([figures.refused, figures.working]).toEqual([null, true]);
    await settle(1, new ServiceError(500, 'http.500', []));
    expect(figures.refused).toEqual({ words: null });
    expect(asked).toHaveLength(2);
  });

  it('stays on the floor when the connection is lost, and is asked for when it is back', async () => {
    const { figures, settle, floor } = desk();
    figures.show('traffic');
    await settle(0, TRAFFIC);
    floor.revision = 2;
    figures.settled(2);
    await settle(1, new Unreachable());
    expect([figures.away, figures.layer, figures.older]).toEqual([true, TRAFFIC, true]);
    figures.retry();
    await settle(2, EGRESS);
    expect([figures.away, figures.layer]).toEqual([false, EGRESS]);
    figures.retry();
    expect(figures.working).toBe(false);
  });

  it('of one plan is never shown over another', async () => {
    const { figures, settle, asked } = desk();
    figures.show('traffic');
    await settle(0, TRAFFIC);
    figures.opened('q', 1);
    expect(figures.layer).toBeNull();
    expect(asked).toEqual(['p traffic', 'q traffic']);
  });
});
