import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import restify from 'restify';

/** The smallest possible bot on the same libraries: it echoes every message. */
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const server = restify.createServer();
server.post('/api/messages', restify.plugins.bodyParser(), async (request, response) => {
  const { headers, body } = request;
  await adapter.process({ method: 'POST', headers, body }, response, async (context) => {
    if (context.activity.type === 'message') await context.sendActivity(context.activity.text);
  });
});
server.listen(Number(process.env['PORT']), '127.0.0.1', () => console.log('listening'));
