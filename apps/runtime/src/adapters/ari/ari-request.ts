/** The operations of ARI that we use, by the names its API documents give them. */
export const ariOperations = {
  'applications.get': ['GET', 'applications/{applicationName}'],
  'applications.filter': ['PUT', 'applications/{applicationName}/eventFilter'],
  'applications.subscribe': ['POST', 'applications/{applicationName}/subscription'],
  'applications.unsubscribe': ['DELETE', 'applications/{applicationName}/subscription'],
  'asterisk.updateObject': ['PUT', 'asterisk/config/dynamic/{configClass}/{objectType}/{id}'],
  'asterisk.ping': ['GET', 'asterisk/ping'],
  'asterisk.getGlobalVar': ['GET', 'asterisk/variable'],
  'asterisk.setGlobalVar': ['POST', 'asterisk/variable'],
  'asterisk.deleteObject': ['DELETE', 'asterisk/config/dynamic/{configClass}/{objectType}/{id}'],
  'bridges.list': ['GET', 'bridges'],
  'bridges.createWithId': ['POST', 'bridges/{bridgeId}'],
  'bridges.addChannel': ['POST', 'bridges/{bridgeId}/addChannel'],
  'bridges.removeChannel': ['POST', 'bridges/{bridgeId}/removeChannel'],
  'bridges.record': ['POST', 'bridges/{bridgeId}/record'],
  'bridges.destroy': ['DELETE', 'bridges/{bridgeId}'],
  'channels.get': ['GET', 'channels/{channelId}'],
  'channels.list': ['GET', 'channels'],
  'channels.answer': ['POST', 'channels/{channelId}/answer'],
  'channels.hangup': ['DELETE', 'channels/{channelId}'],
  'channels.create': ['POST', 'channels/create'],
  'channels.dial': ['POST', 'channels/{channelId}/dial'],
  'channels.rtpstatistics': ['GET', 'channels/{channelId}/rtp_statistics'],
  'channels.ring': ['POST', 'channels/{channelId}/ring'],
  'channels.ringStop': ['DELETE', 'channels/{channelId}/ring'],
  'channels.playWithId': ['POST', 'channels/{channelId}/play/{playbackId}'],
  'channels.record': ['POST', 'channels/{channelId}/record'],
  'channels.startMoh': ['POST', 'channels/{channelId}/moh'],
  'channels.stopMoh': ['DELETE', 'channels/{channelId}/moh'],
  'channels.snoopChannelWithId': ['POST', 'channels/{channelId}/snoop/{snoopId}'],
  'channels.transfer_progress': ['POST', 'channels/{channelId}/transfer_progress'],
  'endpoints.listByTech': ['GET', 'endpoints/{tech}'],
  'endpoints.get': ['GET', 'endpoints/{tech}/{resource}'],
  'playbacks.get': ['GET', 'playbacks/{playbackId}'],
  'playbacks.stop': ['DELETE', 'playbacks/{playbackId}'],
  'recordings.getLive': ['GET', 'recordings/live/{recordingName}'],
  'recordings.stop': ['POST', 'recordings/live/{recordingName}/stop'],
  'recordings.pause': ['POST', 'recordings/live/{recordingName}/pause'],
  'recordings.unpause': ['DELETE', 'recordings/live/{recordingName}/pause'],
  'recordings.deleteStored': ['DELETE', 'recordings/stored/{recordingName}'],
} as const satisfies Record<string, readonly [method: string, path: string]>;

export type AriOperation = keyof typeof ariOperations;

/** One request to ARI, however it travels. Parameters of the path stand beside those of the query. */
export interface AriRequest {
  readonly operation: AriOperation;
  readonly parameters: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** What Asterisk answered: the HTTP status and the JSON, null where there was none. */
export interface AriReply {
  readonly status: number;
  readonly body: unknown;
}

/** The message that carries a request over a websocket (Asterisk 22.5 and later, "REST over websocket"). */
export function renderRestRequest(requestId: string, request: AriRequest): string {
  const [method, path] = ariOperations[request.operation];
  const inPath = new Set<string>();
  const uri = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    inPath.add(name);
    return encodeURIComponent(request.parameters[name] ?? '');
  });
  const query = Object.entries(request.parameters).filter(([name]) => !inPath.has(name));
  return JSON.stringify({
    type: 'RESTRequest',
    request_id: requestId,
    method,
    uri,
    ...(query.length > 0 && { query_strings: query.map(([name, value]) => ({ name, value })) }),
    ...(request.body !== undefined && {
      content_type: 'application/json',
      message_body: JSON.stringify(request.body),
    }),
  });
}
