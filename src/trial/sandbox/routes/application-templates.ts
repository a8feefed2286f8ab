import { z } from 'zod';
import { customTemplateId, instantiateCustomTemplate } from '../directory/custom-template.ts';
import { readBody } from '../http/body.ts';
import { notFound } from '../http/fault.ts';
import { created } from '../http/message.ts';
import { bothVersions, type Route } from '../http/router.ts';
import { answerItem, answerList } from '../odata/answer.ts';
import { contextOf, type Resource } from '../odata/resource.ts';

const templates = [
  {
    id: customTemplateId,
    displayName: 'Custom',
    publisher: null,
    categories: [],
    supportedSingleSignOnModes: ['password', 'saml', 'external', 'oidc'],
    supportedProvisioningTypes: [],
    logoUrl: null,
    homePageUrl: null,
    description: null,
  },
];

type Template = (typeof templates)[number];

const templateResource: Resource<Template> = {
  set: 'applicationTemplates',
  type: 'applicationTemplate',
  properties: () => Object.keys(templates[0] ?? {}),
  view: (item) => item,
  hidden: () => [],
  filterable: () => ['id', 'displayName'],
  pageSize: { default: 100, max: 999 },
};

const instantiateBody = z.strictObject({
  displayName: z.string().min(1).max(120),
  serviceManagementReference: z.string().nullish(),
});

function getTemplate(id: string): Template {
  const found = templates.find((template) => template.id === id.toLowerCase());
  if (found === undefined) throw notFound(id);
  return found;
}

/** https://learn.microsoft.com/graph/api/resources/applicationtemplate */
export const applicationTemplateRoutes: Route[] = [
  {
    method: 'GET',
    path: 'applicationTemplates',
    versions: bothVersions,
    handler: (_tenant, request) => answerList(request, templateResource, templates),
  },
  {
    method: 'GET',
    path: 'applicationTemplates/{id}',
    versions: bothVersions,
    handler: (_tenant, request, { id = '' }) => answerItem(request, templateResource, getTemplate(id)),
  },
  {
    method: 'POST',
    path: 'applicationTemplates/{id}/instantiate',
    versions: bothVersions,
    handler(tenant, request, { id = '' }) {
      getTemplate(id);
      const { displayName } = readBody(request, instantiateBody, 'applicationTemplate');
      const type = 'microsoft.graph.applicationServicePrincipal';
      const context = contextOf(request.baseUrl, request.version, type, null);
      const owners = request.caller?.kind === 'person' ? [request.caller.id] : [];
      const made = instantiateCustomTemplate(tenant, displayName, owners);
      return created({ '@odata.context': context, ...made });
    },
  },
];
