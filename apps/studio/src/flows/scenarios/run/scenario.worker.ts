import { type ScenarioNews, type ScenarioOrder, workOff } from './scenario-work';

const scope = self as unknown as {
  onmessage: ((message: MessageEvent<ScenarioOrder>) => void) | null;
  postMessage(news: ScenarioNews): void;
};

scope.onmessage = ({ data }) => workOff(data, (news) => scope.postMessage(news));
