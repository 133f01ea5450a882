// Reconstructs cli/help.go of Swarm 1.2.0: how its help looks, in place of what the library prints; leaves out nothing.

package cli

import (
	"os"
	"path"
	"strings"

	"github.com/codegangsta/cli"
)

// programHelp is what `swarm --help` prints.
var programHelp = []string{
	"Usage: {{.Name}} {{if .Flags}}[OPTIONS] {{end}}COMMAND [arg...]",
	"",
	"{{.Usage}}",
	"",
	"Version: {{.Version}}{{if or .Author .Email}}",
	"",
	"Author:{{with .Author}}",
	"  {{.}}{{with $.Email}} - <{{.}}>{{end}}{{else}}",
	"  {{.Email}}{{end}}{{end}}",
	"{{if .Flags}}",
	"Options:",
	"  {{range .Flags}}{{.}}",
	"  {{end}}{{end}}",
	"Commands:",
	"  {{range .Commands}}{{.Name}}{{if .ShortName}}, {{.ShortName}}{{end}}\t{{.Usage}}",
	"  {{end}}",
	"Run '{{.Name}} COMMAND --help' for more information on a command.",
	"",
}

// commandHelp is what `swarm join --help` prints after "Usage: swarm".
var commandHelp = []string{
	"{{.Name}}{{if .Flags}} [OPTIONS]{{end}} {{if $wantsDiscovery}}<discovery>{{end}}",
	"",
	"{{.Usage}}{{if $wantsDiscovery}}",
	"",
	"Arguments: ",
	"   <discovery>    discovery service to use [$SWARM_DISCOVERY]",
	"                   * token://<token>",
	"                   * consul://<ip>/<path>",
	"                   * etcd://<ip1>,<ip2>/<path>",
	"                   * file://path/to/file",
	"                   * zk://<ip1>,<ip2>/<path>",
	"                   * [nodes://]<ip1>,<ip2>{{end}}{{if .Flags}}",
	"",
	"Options:",
	"   {{range .Flags}}{{.}}",
	"   {{end}}{{if eq .Name `manage`}}",
}

// driverOptions are those of --cluster-opt, by driver.
var driverOptions = []string{
	"swarm.overcommit=0.05\tovercommit to apply on resources",
	"swarm.createretry=0\tcontainer create retry count after initial failure",
	"mesos.address=\taddress to bind on [$SWARM_MESOS_ADDRESS]",
	"mesos.checkpointfailover=false\tcheckpointing allows a restarted slave to reconnect with old executors and recover status updates, at the cost of disk I/O [$SWARM_MESOS_CHECKPOINT_FAILOVER]",
	"mesos.port=\tport to bind on [$SWARM_MESOS_PORT]",
	"mesos.offertimeout=30s\ttimeout for offers [$SWARM_MESOS_OFFER_TIMEOUT]",
	"mesos.offerrefusetimeout=5s\tseconds to consider unused resources refused [$SWARM_MESOS_OFFER_REFUSE_TIMEOUT]",
	"mesos.tasktimeout=5s\ttimeout for task creation [$SWARM_MESOS_TASK_TIMEOUT]",
	"mesos.user=\tframework user [$SWARM_MESOS_USER]",
}

func init() {
	cli.AppHelpTemplate = strings.Join(programHelp, "\n")

	// The options begin where those before have their text.
	indent := "\n" + strings.Repeat(" ", 36)
	cli.CommandHelpTemplate = "{{$wantsDiscovery := or (eq .Name `manage`) (eq .Name `join`) (eq .Name `list`)}}" +
		"Usage: " + path.Base(os.Args[0]) + " " + strings.Join(commandHelp, "\n") +
		"\t * " + strings.Join(driverOptions, indent+"\t * ") + "{{end}}{{end}}\n"
}
