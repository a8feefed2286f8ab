using './main.bicep'

// The two values without a default. Every other parameter is explained in main.bicep.
param approverGroupId = '00000000-0000-0000-0000-000000000000'
param alertEmail = 'operators@contoso.com'
