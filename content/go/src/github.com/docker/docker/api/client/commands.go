// Reconstructs four commands of api/client/commands.go of Docker 1.6.2: help, version, info and ps; leaves out all others.

package client

import (
	"fmt"
	"io"
	"net/url"
	"os"
	"runtime"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	log "github.com/Sirupsen/logrus"

	"github.com/docker/docker/api"
	"github.com/docker/docker/autogen/dockerversion"
	"github.com/docker/docker/engine"
	"github.com/docker/docker/opts"
	"github.com/docker/docker/pkg/common"
	flag "github.com/docker/docker/pkg/mflag"
	"github.com/docker/docker/pkg/parsers/filters"
	"github.com/docker/docker/pkg/units"
	"github.com/docker/docker/utils"
)

// CmdHelp shows the help of a command, or the list of commands.
func (cli *DockerCli) CmdHelp(args ...string) error {
	if len(args) == 0 {
		flag.Usage()
		return nil
	}
	method, exists := cli.getMethod(args[0])
	if !exists {
		cli.noSuchCommand(args[0])
	}
	return method("--help")
}

// decodeEnv reads a body as an environment, by way of an engine's Output.
func decodeEnv(body []byte) (*engine.Env, error) {
	out := engine.NewOutput()
	env, err := out.AddEnv()
	if err != nil {
		return nil, err
	}
	if _, err := out.Write(body); err != nil {
		return nil, err
	}
	// The goroutine behind AddEnv is done when Close returns.
	if err := out.Close(); err != nil {
		return nil, err
	}
	return env, nil
}

// CmdVersion shows the version of the client, then that of the daemon.
func (cli *DockerCli) CmdVersion(args ...string) error {
	cmd := cli.Subcmd("version", "", "Show the Docker version information.", true)
	cmd.Require(flag.Exact, 0)
	utils.ParseFlags(cmd, args, false)

	show := func(label, value string) {
		fmt.Fprintf(cli.out, "%s: %s\n", label, value)
	}
	show("Client version", dockerversion.VERSION)
	show("Client API version", string(api.APIVERSION))
	show("Go version (client)", runtime.Version())
	show("Git commit (client)", dockerversion.GITCOMMIT)
	show("OS/Arch (client)", runtime.GOOS+"/"+runtime.GOARCH)

	body, err := cli.get("/version")
	if err != nil {
		return err
	}
	remote, err := decodeEnv(body)
	if err != nil {
		log.Errorf("Error reading remote version: %s", err)
		return err
	}
	show("Server version", remote.Get("Version"))
	if remote.Exists("ApiVersion") {
		show("Server API version", remote.Get("ApiVersion"))
	}
	show("Go version (server)", remote.Get("GoVersion"))
	show("Git commit (server)", remote.Get("GitCommit"))
	show("OS/Arch (server)", remote.Get("Os")+"/"+remote.Get("Arch"))
	return nil
}

// CmdInfo shows what the daemon says of itself and of its host.
func (cli *DockerCli) CmdInfo(args ...string) error {
	cmd := cli.Subcmd("info", "", "Display system-wide information", true)
	cmd.Require(flag.Exact, 0)
	utils.ParseFlags(cmd, args, false)

	body, err := cli.get("/info")
	if err != nil {
		return err
	}
	info, err := decodeEnv(body)
	if err != nil {
		log.Errorf("Error reading remote info: %s", err)
		return err
	}

	show := func(label, key string) {
		if info.Exists(key) {
			fmt.Fprintf(cli.out, "%s: %s\n", label, info.Get(key))
		}
	}
	show("Containers", "Containers")
	show("Storage Driver", "Driver")
	var driverStatus [][2]string
	if err := info.GetJson("DriverStatus", &driverStatus); err != nil {
		return err
	}
	for _, pair := range driverStatus {
		fmt.Fprintf(cli.out, " %s: %s\n", pair[0], pair[1])
	}
	show("Execution Driver", "ExecutionDriver")
	show("Kernel Version", "KernelVersion")
	show("Operating System", "OperatingSystem")
	show("CPUs", "NCPU")
	if info.Exists("MemTotal") {
		fmt.Fprintf(cli.out, "Total Memory: %s\n", units.BytesSize(float64(info.GetInt64("MemTotal"))))
	}
	show("Name", "Name")

	debugClient := os.Getenv("DEBUG") != ""
	if info.GetBool("Debug") || debugClient {
		fmt.Fprintf(cli.out, "Debug mode (server): %v\n", info.GetBool("Debug"))
		fmt.Fprintf(cli.out, "Debug mode (client): %v\n", debugClient)
		show("Goroutines", "NGoroutines")
		if t, err := info.GetTime("SystemTime"); err != nil {
			log.Errorf("Error reading system time: %v", err)
		} else {
			fmt.Fprintf(cli.out, "System Time: %s\n", t.Format(time.UnixDate))
		}
		show("Docker Root Dir", "DockerRootDir")
	}
	show("Http Proxy", "HttpProxy")
	show("Https Proxy", "HttpsProxy")
	show("No Proxy", "NoProxy")
	if info.Exists("Labels") {
		fmt.Fprintln(cli.out, "Labels:")
		for _, label := range info.GetList("Labels") {
			fmt.Fprintf(cli.out, " %s\n", label)
		}
	}
	return nil
}

// psOptions is what ps was asked for.
type psOptions struct {
	quiet, size, noTrunc bool
	query                url.Values
}

// parsePs reads the flags of ps and makes the query of them.
func (cli *DockerCli) parsePs(args []string) (*psOptions, error) {
	cmd := cli.Subcmd("ps", "", "List containers", true)
	quiet := cmd.Bool([]string{"q", "-quiet"}, false, "Only display numeric IDs")
	size := cmd.Bool([]string{"s", "-size"}, false, "Display total file sizes")
	all := cmd.Bool([]string{"a", "-all"}, false, "Show all containers (default shows just running)")
	noTrunc := cmd.Bool([]string{"#notrunc", "-no-trunc"}, false, "Don't truncate output")
	nLatest := cmd.Bool([]string{"l", "-latest"}, false, "Show the latest created container, include non-running")
	since := cmd.String([]string{"#sinceId", "#-since-id", "-since"}, "", "Show created since Id or Name, include non-running")
	before := cmd.String([]string{"#beforeId", "#-before-id", "-before"}, "", "Show only container created before Id or Name")
	last := cmd.Int([]string{"n"}, -1, "Show n last created containers, include non-running")
	flFilter := opts.NewListOpts(nil)
	cmd.Var(&flFilter, []string{"f", "-filter"}, "Filter output based on conditions provided")
	cmd.Require(flag.Exact, 0)
	utils.ParseFlags(cmd, args, true)

	v := url.Values{}
	if *last == -1 && *nLatest {
		*last = 1
	}
	if *all {
		v.Set("all", "1")
	}
	if *last != -1 {
		v.Set("limit", strconv.Itoa(*last))
	}
	if *since != "" {
		v.Set("since", *since)
	}
	if *before != "" {
		v.Set("before", *before)
	}
	if *size {
		v.Set("size", "1")
	}
	wanted := filters.Args{}
	for _, f := range flFilter.GetAll() {
		if _, err := filters.ParseFlag(f, wanted); err != nil {
			return nil, err
		}
	}
	packed, err := filters.ToParam(wanted)
	if err != nil {
		return nil, err
	}
	if packed != "" {
		v.Set("filters", packed)
	}
	return &psOptions{quiet: *quiet, size: *size, noTrunc: *noTrunc, query: v}, nil
}

// CmdPs lists containers.
func (cli *DockerCli) CmdPs(args ...string) error {
	options, err := cli.parsePs(args)
	if err != nil {
		return err
	}
	body, err := cli.get("/containers/json?" + options.query.Encode())
	if err != nil {
		return err
	}
	outs := engine.NewTable("Created", 0)
	if _, err := outs.ReadListFrom(body); err != nil {
		return err
	}

	w := tabwriter.NewWriter(cli.out, 20, 1, 3, ' ', 0)
	if !options.quiet {
		fmt.Fprint(w, "CONTAINER ID\tIMAGE\tCOMMAND\tCREATED\tSTATUS\tPORTS\tNAMES")
		if options.size {
			fmt.Fprint(w, "\tSIZE")
		}
		fmt.Fprint(w, "\n")
	}
	for _, out := range outs.Data {
		options.writeRow(w, out)
	}
	return w.Flush()
}

// writeRow writes one container.
func (options *psOptions) writeRow(w io.Writer, out *engine.Env) {
	id := out.Get("Id")
	if !options.noTrunc {
		id = common.TruncateID(id)
	}
	if options.quiet {
		fmt.Fprintln(w, id)
		return
	}
	image := out.Get("Image")
	if image == "" {
		image = "<no image>"
	}
	command := strconv.Quote(out.Get("Command"))
	if !options.noTrunc {
		command = utils.Trunc(command, 20)
	}
	age := time.Now().UTC().Sub(time.Unix(out.GetInt64("Created"), 0))
	ports := engine.NewTable("", 0)
	ports.ReadListFrom([]byte(out.Get("Ports")))
	columns := []string{
		id,
		image,
		command,
		units.HumanDuration(age) + " ago",
		out.Get("Status"),
		api.DisplayablePorts(ports),
		strings.Join(options.namesOf(out), ","),
		"",
	}
	if options.size {
		columns[len(columns)-1] = sizeOf(out)
	}
	fmt.Fprintln(w, strings.Join(columns, "\t"))
}

// namesOf is the names without the slash in front. Unless everything is to be
// shown, a name of its own hides those that come from links.
func (options *psOptions) namesOf(out *engine.Env) []string {
	var names []string
	for _, name := range out.GetList("Names") {
		names = append(names, strings.TrimPrefix(name, "/"))
	}
	if options.noTrunc {
		return names
	}
	for _, name := range names {
		if !strings.Contains(name, "/") {
			return []string{name}
		}
	}
	return names
}

func sizeOf(out *engine.Env) string {
	size := units.HumanSize(float64(out.GetInt64("SizeRw")))
	if out.GetInt("SizeRootFs") > 0 {
		size += fmt.Sprintf(" (virtual %s)", units.HumanSize(float64(out.GetInt64("SizeRootFs"))))
	}
	return size
}
