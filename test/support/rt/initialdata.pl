# What the throw-away Request Tracker of the tests starts with: queues, fields, people, rights and tokens. Everything is
# invented; passwords and tokens are public on purpose. The allowed values stand in for a site's own.
use strict;
use warnings;
use utf8;

our ( @Queues, @CustomFields, @Groups, @Users, @ACL, @Final );

@Queues = (
    { Name => 'sw-rel',         Description => 'One ticket for a product on a platform' },
    { Name => 'staged-rollout', Description => 'One ticket for an early adopter team' },
    { Name => 'requirements',   Description => 'Has no field for operation ids' },
    { Name => 'vault',          Description => 'Nobody but root sees it' },
);

sub choices {
    my $order = 0;
    return [ map { { Name => $_, SortOrder => ++$order } } @_ ];
}

my @rollout = ( 'sw-rel', 'staged-rollout' );

@CustomFields = (
    {   Name   => 'RolloutProgress',
        Type   => 'SelectSingle',
        Queue  => [@rollout],
        Values => choices( 'Unverified', 'In Verification', 'Waiting for Response', 'StagedRollout', 'UMDStore', 'Rejected' ),
    },
    { Name => 'ReleaseType', Type => 'SelectSingle', Queue => [@rollout], Values => choices(qw(major minor revision)) },
    {   Name   => 'CommunicationStatus',
        Type   => 'SelectSingle',
        Queue  => ['sw-rel'],
        Values => choices( 'OK', 'Failed' ),
    },
    { Name => 'UMDRelease',         Type => 'FreeformSingle',   Queue => [@rollout] },
    { Name => 'ProductVersion',     Type => 'FreeformSingle',   Queue => [@rollout], Pattern => '(?#like 1.2.3)^\d+(\.\d+)*$' },
    { Name => 'Platform',           Type => 'SelectMultiple',   Queue => [@rollout], Values => choices(qw(SL5 SL6 Debian6)) },
    { Name => 'EATeams',            Type => 'FreeformMultiple', Queue => [@rollout] },
    { Name => 'RelatedGGUSTickets', Type => 'FreeformMultiple', Queue => [@rollout] },
    { Name => 'RepositoryURL',      Type => 'FreeformSingle',   Queue => [@rollout] },
    {   Name    => 'VerificationHours',
        Type    => 'FreeformSingle',
        Queue   => ['sw-rel'],
        Pattern => '(?#hours)^\d+(\.\d+)?$',
    },
    { Name => 'VerificationDeadline', Type => 'Date', MaxValues => 1, Queue => ['sw-rel'] },
    { Name => 'ReleaseNotes',         Type => 'Text', MaxValues => 1, Queue => [@rollout] },
    { Name => 'ClientOpId',           Type => 'FreeformSingle',       Queue => [@rollout] },
    {   Name       => 'TxnOpId',
        Type       => 'FreeformSingle',
        LookupType => 'RT::Queue-RT::Ticket-RT::Transaction',
        ApplyTo    => [@rollout],
    },
);

# login, group, time zone, language
my @people = (
    [ 'verifier',  'verifiers', 'UTC',              'en' ],
    [ 'verifier2', 'verifiers', 'UTC',              'en' ],
    [ 'overseas',  'verifiers', 'America/New_York', 'de' ],
    [ 'manager',   'managers',  'UTC',              'en' ],
    [ 'adopter',   'adopters',  'UTC',              'en' ],
    [ 'reader',    'readers',   'UTC',              'en' ],
    [ 'taker',     'takers',    'UTC',              'en' ],
    [ 'stranger',  undef,       'UTC',              'en' ],
);

for my $person (@people) {
    my ( $login, $group, $zone, $language ) = @$person;
    push @Users,
        {
        Name         => $login,
        Password     => "$login-password",
        EmailAddress => "$login\@people.invalid",
        Privileged   => 1,
        Timezone     => $zone,
        Lang         => $language,
        };
}
for my $name (qw(verifiers managers adopters readers takers)) {
    my @members = map { $_->[0] } grep { defined $_->[1] && $_->[1] eq $name } @people;
    push @Groups, { Name => $name, Members => { Users => \@members } };
}

sub grant {
    my ( $group, $queue, @rights ) = @_;
    for my $right (@rights) {
        push @ACL, { GroupDomain => 'UserDefined', GroupId => $group, Right => $right, $queue ? ( Queue => $queue ) : () };
    }
    return;
}

my @see  = qw(SeeQueue ShowTicket ShowTicketComments SeeCustomField);
my @work = qw(CreateTicket CommentOnTicket ReplyToTicket ModifyTicket ModifyCustomField OwnTicket TakeTicket StealTicket
    ReassignTicket);
for my $queue ( @rollout, 'requirements' ) {
    grant( 'verifiers', $queue, @see, @work );
    grant( 'managers', $queue, @see, @work, 'DeleteTicket' );
    grant( 'readers', $queue, @see );
}
grant( 'takers',   'sw-rel', @see, qw(CommentOnTicket OwnTicket TakeTicket) );
grant( 'adopters', 'sw-rel', qw(SeeQueue ShowTicket SeeCustomField) );

# Allowed values can be read only where SeeCustomField is granted for the whole server: adopters do without.
grant( $_, undef, 'SeeCustomField' ) for qw(verifiers managers readers takers);
push @ACL, { GroupDomain => 'SystemInternal', GroupType => 'Privileged', Right => $_ } for qw(ManageAuthTokens ModifySelf);

# A token is kept hashed and shown once: the random part is replaced, and what clients send is written to a file.
push @Final, sub {
    require Digest::MD5;
    require JSON;
    require RT::AuthToken;
    my %tokens;
    for my $login ( 'root', map { $_->[0] } @people ) {
        my $user = RT::CurrentUser->new( RT->SystemUser );
        $user->Load($login);
        no warnings 'redefine';
        local *RT::AuthToken::_GenerateToken = sub { Digest::MD5::md5_hex("proviso test $login") };
        my ( $made, $why, $text ) = RT::AuthToken->new($user)->Create( Owner => $user->Id, Description => 'tests' );
        die "no token for $login: $why" unless $made;
        $tokens{$login} = $text;
    }
    open my $file, '>', $ENV{PROVISO_TOKENS_FILE} or die "$ENV{PROVISO_TOKENS_FILE}: $!";
    print {$file} JSON->new->canonical->encode( \%tokens );
    close $file or die $!;
};

1;
