using './main.bicep'

// Who writes to Microsoft Graph: the administrator who approves, with that person's rights (recommended), or the bot
// itself ('bot'), with rights that it holds all the time. README, "Which of the two ways".
param graphRunAs = 'approver'

// The two values without a default. Every other parameter is explained in main.bicep.
param approverGroupId = '00000000-0000-0000-0000-000000000000'
param alertEmail = 'operators@contoso.com'
