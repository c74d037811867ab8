import type { Scenario } from '@patchbay/flow-schema';
import { describe, expect, it } from 'vitest';
import { newScenario } from '../../scenarios/steps/new-step';
import { smallFlow, testEditor } from './editor-store.fixture';

const scenario = (id: string): Scenario => newScenario({ id, name: id, now: 0 });

describe('scenarios in the editor', () => {
  it('come, change and go as acts that can be undone, to the very document there was', () => {
    const editor = testEditor();
    const { actions, store } = editor;
    const names = () => (store.getState().content.document.scenarios ?? []).map(({ name }) => name);
    actions.addScenarios([scenario('a'), scenario('b')]);
    editor.wait(5_000);
    actions.setScenario({ ...scenario('a'), name: 'first' });
    actions.removeScenarios(['b']);
    expect(names()).toEqual(['first']);
    actions.undo();
    expect(names()).toEqual(['first', 'b']);
    actions.undo();
    expect(names()).toEqual(['a', 'b']);
    actions.undo();
    expect(store.getState().content.document).toEqual(smallFlow.document);
    expect('scenarios' in store.getState().content.document).toBe(false);
    for (let count = 0; count < 3; count += 1) actions.redo();
    expect(names()).toEqual(['first']);
  });

  it('join what is typed into one field to one act, and only that', () => {
    const editor = testEditor();
    const { actions, store } = editor;
    actions.addScenarios([scenario('a')]);
    editor.wait(5_000);
    for (const name of ['f', 'fi', 'first']) actions.setScenario({ ...scenario('a'), name }, 'name');
    expect(store.getState().history.past).toHaveLength(2);
  });

  it('do nothing where there is no such scenario, or one already', () => {
    const { actions, store } = testEditor();
    actions.setScenario(scenario('gone'));
    actions.removeScenarios(['gone']);
    expect(store.getState().history.past).toHaveLength(0);
    actions.addScenarios([scenario('a')]);
    actions.addScenarios([{ ...scenario('a'), name: 'again' }]);
    expect(store.getState().content.document.scenarios).toEqual([scenario('a')]);
  });
});
