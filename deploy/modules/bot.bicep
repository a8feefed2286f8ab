// The bot's registration: Teams sends signed activities to the endpoint, for the managed identity's client id. Its OAuth
// connection is not here but made by grant-permissions.ts, because it needs an application that Bicep cannot make.

@description('Name of the Azure Bot.')
param name string

@description('Tags of every resource.')
param tags object

@description('Address of /api/messages.')
param endpoint string

@description('Resource id of the managed identity.')
param identityId string

@description('Client id of the managed identity.')
param clientId string

@description('Tenant of the managed identity.')
param tenantId string

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: name
  location: 'global'
  tags: tags
  kind: 'azurebot'
  // Teams is a standard channel, free and unlimited with F0.
  sku: { name: 'F0' }
  properties: {
    displayName: 'Qlik publisher'
    endpoint: endpoint
    msaAppType: 'UserAssignedMSI'
    msaAppId: clientId
    msaAppTenantId: tenantId
    msaAppMSIResourceId: identityId
    disableLocalAuth: true
    schemaTransformationVersion: '1.3'
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: { isEnabled: true }
  }
}

@description('Resource id of the Azure Bot.')
output id string = bot.id

@description('Name of the Azure Bot.')
output name string = bot.name
