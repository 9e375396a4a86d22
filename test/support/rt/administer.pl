# What an administrator does to a Request Tracker while it runs: rights, tokens, people and fields, through the server's own
# modules and in its own database. Each line of the standard input is one JSON list: the deed and what it is about.
use strict;
use warnings;
use utf8;
use lib '/usr/share/request-tracker5/lib';

use JSON;
use RT -init;

my %deeds = (
    grant => sub {
        my ( $group, $queue, @rights ) = @_;
        done( the( 'Group', $group )->PrincipalObj->GrantRight( Right => $_, Object => the( 'Queue', $queue ) ) ) for @rights;
    },
    revoke => sub {
        my ( $group, $queue, @rights ) = @_;
        done( the( 'Group', $group )->PrincipalObj->RevokeRight( Right => $_, Object => the( 'Queue', $queue ) ) ) for @rights;
    },
    'delete tokens' => sub {
        my ($login) = @_;
        require RT::AuthTokens;
        my $tokens = RT::AuthTokens->new( RT->SystemUser );
        $tokens->LimitOwner( VALUE => the( 'User', $login )->Id );
        while ( my $token = $tokens->Next ) { done( $token->Delete ) }
    },
    'make token' => sub {
        my ($login) = @_;
        require RT::AuthToken;
        my $user = RT::CurrentUser->new( RT->SystemUser );
        $user->Load($login);
        my ( $made, $why, $text ) = RT::AuthToken->new($user)->Create( Owner => $user->Id, Description => 'tests' );
        done( $made, $why );
        print "$text\n";
    },
    disable  => sub { done( the( 'User', $_[0] )->SetDisabled(1) ) },
    enable   => sub { done( the( 'User', $_[0] )->SetDisabled(0) ) },
    password => sub { done( the( 'User', $_[0] )->SetPassword( $_[1] ) ) },
    'rename queue'   => sub { done( the( 'Queue', $_[0] )->SetName( $_[1] ) ) },
    'rename field'   => sub { done( the( 'CustomField', $_[0] )->SetName( $_[1] ) ) },
    'disable field'  => sub { done( the( 'CustomField', $_[0] )->SetDisabled(1) ) },
    'enable field'   => sub { done( the( 'CustomField', $_[0] )->SetDisabled(0) ) },
    'add value'      => sub { done( the( 'CustomField', $_[0] )->AddValue( Name => $_[1] ) ) },
    'remove value'   => sub {
        my ( $field, $name ) = @_;
        my $values = the( 'CustomField', $field )->Values;
        while ( my $value = $values->Next ) { done( $value->Delete ) if $value->Name eq $name }
    },
    # Past the modules, and on any database: making a ticket takes them a fifth of a second.
    'copy ticket' => sub {
        my ( $id, $count ) = @_;
        my $dbh     = RT->DatabaseHandle->dbh;
        my $query   = $dbh->prepare('select * from Tickets where id = ?');
        $query->execute($id);
        my $row = $query->fetchrow_hashref('NAME_lc');
        delete @{$row}{qw(id effectiveid)};
        my @names = sort keys %$row;
        my $copy  = $dbh->prepare( 'insert into Tickets (EffectiveId, ' . join( ', ', @names ) . ') values (0' . ', ?' x @names . ')' );
        $copy->execute( @{$row}{@names} ) for 1 .. $count;
        $dbh->do('update Tickets set EffectiveId = id where EffectiveId = 0');
    },
    'move tickets' => sub {
        my ( $from, $to ) = map { the( 'Queue', $_ )->Id } @_;
        RT->DatabaseHandle->dbh->do( 'update Tickets set Queue = ? where Queue = ?', undef, $to, $from );
    },
    'add field' => sub {
        my ( $name, $queue ) = @_;
        my $field = RT::CustomField->new( RT->SystemUser );
        done( $field->Create( Name => $name, Type => 'FreeformSingle', Queue => 0 + the( 'Queue', $queue )->Id ) );
    },
);

while ( my $line = <STDIN> ) {
    my ( $name, @about ) = @{ decode_json($line) };
    ( $deeds{$name} or die "no such deed: $name\n" )->(@about);
}

sub the {
    my ( $kind, $name ) = @_;
    my $class = "RT::$kind";
    my $object = $class->new( RT->SystemUser );
    $kind eq 'Group' ? $object->LoadUserDefinedGroup($name) : $object->Load($name);
    die "there is no $kind $name\n" unless $object->Id;
    return $object;
}

sub done {
    my ( $is_done, $why ) = @_;
    die "$why\n" unless $is_done;
    return;
}
