// Reconstructs the commands of api/client/commands.go of Docker 1.6.2 that work on containers which are there, and images; leaves out templates.

package client

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/docker/docker/engine"
	"github.com/docker/docker/opts"
	"github.com/docker/docker/pkg/common"
	flag "github.com/docker/docker/pkg/mflag"
	"github.com/docker/docker/pkg/parsers"
	"github.com/docker/docker/pkg/parsers/filters"
	"github.com/docker/docker/pkg/timeutils"
	"github.com/docker/docker/pkg/units"
	"github.com/docker/docker/utils"
)

// forEach does the same to all containers and shows the names of those where it
// went well; failed is the error if it did not everywhere.
func (cli *DockerCli) forEach(names []string, failed string, do func(name string) error) error {
	var encountered error
	for _, name := range names {
		if err := do(name); err != nil {
			fmt.Fprintf(cli.err, "%s\n", err)
			encountered = fmt.Errorf("%s", failed)
			continue
		}
		fmt.Fprintf(cli.out, "%s\n", name)
	}
	return encountered
}

// post is a forEach whose work is a request.
func (cli *DockerCli) post(names []string, action string, v url.Values, failed string) error {
	return cli.forEach(names, failed, func(name string) error {
		path := "/containers/" + name + "/" + action
		if len(v) > 0 {
			path += "?" + v.Encode()
		}
		_, _, err := readBody(cli.call("POST", path, nil, nil))
		return err
	})
}

// CmdStop asks containers to end, and ends them when the time is up.
func (cli *DockerCli) CmdStop(args ...string) error {
	cmd := cli.Subcmd("stop", "CONTAINER [CONTAINER...]", "Stop a running container by sending SIGTERM and then SIGKILL after a\ngrace period", true)
	nSeconds := cmd.Int([]string{"t", "-time"}, 10, "Seconds to wait for stop before killing it")
	cmd.Require(flag.Min, 1)
	utils.ParseFlags(cmd, args, true)
	return cli.post(cmd.Args(), "stop", url.Values{"t": {strconv.Itoa(*nSeconds)}}, "Error: failed to stop one or more containers")
}

// CmdRestart stops containers and starts them.
func (cli *DockerCli) CmdRestart(args ...string) error {
	cmd := cli.Subcmd("restart", "CONTAINER [CONTAINER...]", "Restart a running container", true)
	nSeconds := cmd.Int([]string{"t", "-time"}, 10, "Seconds to wait for stop before killing the container")
	cmd.Require(flag.Min, 1)
	utils.ParseFlags(cmd, args, true)
	return cli.post(cmd.Args(), "restart", url.Values{"t": {strconv.Itoa(*nSeconds)}}, "Error: failed to restart one or more containers")
}

// CmdKill sends a signal to containers.
func (cli *DockerCli) CmdKill(args ...string) error {
	cmd := cli.Subcmd("kill", "CONTAINER [CONTAINER...]", "Kill a running container using SIGKILL or a specified signal", true)
	signal := cmd.String([]string{"s", "-signal"}, "KILL", "Signal to send to the container")
	cmd.Require(flag.Min, 1)
	utils.ParseFlags(cmd, args, true)
	return cli.post(cmd.Args(), "kill", url.Values{"signal": {*signal}}, "Error: failed to kill one or more containers")
}

// CmdPause freezes containers.
func (cli *DockerCli) CmdPause(args ...string) error {
	cmd := cli.Subcmd("pause", "CONTAINER [CONTAINER...]", "Pause all processes within a container", true)
	cmd.Require(flag.Min, 1)
	utils.ParseFlags(cmd, args, false)
	return cli.post(cmd.Args(), "pause", nil, "Error: failed to pause container named "+cmd.Arg(cmd.NArg()-1))
}

// CmdUnpause thaws containers.
func (cli *DockerCli) CmdUnpause(args ...string) error {
	cmd := cli.Subcmd("unpause", "CONTAINER [CONTAINER...]", "Unpause all processes within a container", true)
	cmd.Require(flag.Min, 1)
	utils.ParseFlags(cmd, args, true)
	return cli.post(cmd.Args(), "unpause", nil, "Error: failed to unpause container named "+cmd.Arg(cmd.NArg()-1))
}

// CmdWait waits for the end of containers and shows their exit codes.
func (cli *DockerCli) CmdWait(args ...string) error {
	cmd := cli.Subcmd("wait", "CONTAINER [CONTAINER...]", "Block until a container stops, then print its exit code.", true)
	cmd.Require(flag.Min, 1)
	utils.ParseFlags(cmd, args, true)
	var encountered error
	for _, name := range cmd.Args() {
		status, err := waitForExit(cli, name)
		if err != nil {
			fmt.Fprintf(cli.err, "%s\n", err)
			encountered = fmt.Errorf("Error: failed to wait one or more containers")
			continue
		}
		fmt.Fprintf(cli.out, "%d\n", status)
	}
	return encountered
}

// CmdRm removes containers.
func (cli *DockerCli) CmdRm(args ...string) error {
	cmd := cli.Subcmd("rm", "CONTAINER [CONTAINER...]", "Remove one or more containers", true)
	v := cmd.Bool([]string{"v", "-volumes"}, false, "Remove the volumes associated with the container")
	link := cmd.Bool([]string{"l", "#link", "-link"}, false, "Remove the specified link")
	force := cmd.Bool([]string{"f", "-force"}, false, "Force the removal of a running container (uses SIGKILL)")
	cmd.Require(flag.Min, 1)
	utils.ParseFlags(cmd, args, true)
	val := url.Values{}
	for key, set := range map[string]bool{"v": *v, "link": *link, "force": *force} {
		if set {
			val.Set(key, "1")
		}
	}
	return cli.forEach(cmd.Args(), "Error: failed to remove one or more containers", func(name string) error {
		_, _, err := readBody(cli.call("DELETE", "/containers/"+name+"?"+val.Encode(), nil, nil))
		return err
	})
}

// CmdRename gives a container another name.
func (cli *DockerCli) CmdRename(args ...string) error {
	cmd := cli.Subcmd("rename", "OLD_NAME NEW_NAME", "Rename a container", true)
	cmd.Require(flag.Exact, 2)
	utils.ParseFlags(cmd, args, true)
	oldName, v := cmd.Arg(0), url.Values{"name": {cmd.Arg(1)}}
	if _, _, err := readBody(cli.call("POST", "/containers/"+oldName+"/rename?"+v.Encode(), nil, nil)); err != nil {
		fmt.Fprintf(cli.err, "%s\n", err)
		return fmt.Errorf("Error: failed to rename container named %s", oldName)
	}
	return nil
}

// CmdTop shows the processes of a container.
func (cli *DockerCli) CmdTop(args ...string) error {
	cmd := cli.Subcmd("top", "CONTAINER [ps OPTIONS]", "Display the running processes of a container", true)
	cmd.Require(flag.Min, 1)
	utils.ParseFlags(cmd, args, true)
	val := url.Values{}
	if cmd.NArg() > 1 {
		val.Set("ps_args", strings.Join(cmd.Args()[1:], " "))
	}
	body, err := cli.get("/containers/" + cmd.Arg(0) + "/top?" + val.Encode())
	if err != nil {
		return err
	}
	var table struct {
		Titles    []string
		Processes [][]string
	}
	if err := json.Unmarshal(body, &table); err != nil {
		return err
	}
	w := tabwriter.NewWriter(cli.out, 20, 1, 3, ' ', 0)
	for _, row := range append([][]string{table.Titles}, table.Processes...) {
		fmt.Fprintln(w, strings.Join(row, "\t"))
	}
	return w.Flush()
}

// CmdInspect shows all about containers or images, as a JSON list.
func (cli *DockerCli) CmdInspect(args ...string) error {
	cmd := cli.Subcmd("inspect", "CONTAINER|IMAGE [CONTAINER|IMAGE...]", "Return low-level information on a container or image", true)
	cmd.Require(flag.Min, 1)
	utils.ParseFlags(cmd, args, true)
	status := 0
	var found []string
	for _, name := range cmd.Args() {
		body, err := cli.get("/containers/" + name + "/json")
		if err != nil {
			body, err = cli.get("/images/" + name + "/json")
		}
		indented := new(bytes.Buffer)
		if err == nil {
			err = json.Indent(indented, body, "", "    ")
		}
		if err != nil {
			message := err.Error()
			if strings.Contains(message, "No such") {
				message = "Error: No such image or container: " + name
			}
			fmt.Fprintln(cli.err, message)
			status = 1
			continue
		}
		found = append(found, indented.String())
	}
	fmt.Fprintf(cli.out, "[%s]\n", strings.Join(found, ","))
	return exitWith(status)
}

// CmdLogs shows what a container has written.
func (cli *DockerCli) CmdLogs(args ...string) error {
	cmd := cli.Subcmd("logs", "CONTAINER", "Fetch the logs of a container", true)
	follow := cmd.Bool([]string{"f", "-follow"}, false, "Follow log output")
	times := cmd.Bool([]string{"t", "-timestamps"}, false, "Show timestamps")
	tail := cmd.String([]string{"-tail"}, "all", "Number of lines to show from the end of the logs")
	cmd.Require(flag.Exact, 1)
	utils.ParseFlags(cmd, args, true)
	name := cmd.Arg(0)
	env, err := cli.inspect(name)
	if err != nil {
		return err
	}
	if env.GetSubEnv("HostConfig").GetSubEnv("LogConfig").Get("Type") != "json-file" {
		return fmt.Errorf("\"logs\" command is supported only for \"json-file\" logging driver")
	}
	v := url.Values{"stdout": {"1"}, "stderr": {"1"}, "tail": {*tail}}
	if *times {
		v.Set("timestamps", "1")
	}
	if *follow {
		v.Set("follow", "1")
	}
	tty := env.GetSubEnv("Config").GetBool("Tty")
	return cli.streamHelper("GET", "/containers/"+name+"/logs?"+v.Encode(), tty, nil, cli.out, cli.err, nil)
}

// CmdEvents shows events as they come.
func (cli *DockerCli) CmdEvents(args ...string) error {
	cmd := cli.Subcmd("events", "", "Get real time events from the server", true)
	since := cmd.String([]string{"#since", "-since"}, "", "Show all events created since timestamp")
	until := cmd.String([]string{"-until"}, "", "Stream events until this timestamp")
	flFilter := opts.NewListOpts(nil)
	cmd.Var(&flFilter, []string{"f", "-filter"}, "Filter output based on conditions provided")
	cmd.Require(flag.Exact, 0)
	utils.ParseFlags(cmd, args, true)

	v := url.Values{}
	for key, value := range map[string]string{"since": *since, "until": *until} {
		if value != "" {
			v.Set(key, unixTime(value))
		}
	}
	packed, err := packFilters(flFilter)
	if err != nil {
		return err
	}
	if packed != "" {
		v.Set("filters", packed)
	}
	return cli.streamHelper("GET", "/events?"+v.Encode(), true, nil, cli.out, nil, nil)
}

// unixTime reads a time of which the end may be missing; what is none is taken
// for seconds already.
func unixTime(value string) string {
	format := timeutils.RFC3339NanoFixed
	if len(value) < len(format) {
		format = format[:len(value)]
	}
	t, err := time.ParseInLocation(format, value, time.FixedZone(time.Now().Zone()))
	if err != nil {
		return value
	}
	return strconv.FormatInt(t.Unix(), 10)
}

// packFilters makes JSON of name=value, and nothing of none.
func packFilters(given opts.ListOpts) (string, error) {
	wanted := filters.Args{}
	for _, f := range given.GetAll() {
		if _, err := filters.ParseFlag(f, wanted); err != nil {
			return "", err
		}
	}
	return filters.ToParam(wanted)
}

// CmdImages lists images.
func (cli *DockerCli) CmdImages(args ...string) error {
	cmd := cli.Subcmd("images", "[REPOSITORY]", "List images", true)
	quiet := cmd.Bool([]string{"q", "-quiet"}, false, "Only show numeric IDs")
	all := cmd.Bool([]string{"a", "-all"}, false, "Show all images (default hides intermediate images)")
	noTrunc := cmd.Bool([]string{"#notrunc", "-no-trunc"}, false, "Don't truncate output")
	flFilter := opts.NewListOpts(nil)
	cmd.Var(&flFilter, []string{"f", "-filter"}, "Filter output based on conditions provided")
	cmd.Require(flag.Max, 1)
	utils.ParseFlags(cmd, args, true)
	v := url.Values{}
	packed, err := packFilters(flFilter)
	if err != nil {
		return err
	}
	for key, value := range map[string]string{"filters": packed, "filter": cmd.Arg(0)} {
		if value != "" {
			v.Set(key, value)
		}
	}
	if *all {
		v.Set("all", "1")
	}
	body, err := cli.get("/images/json?" + v.Encode())
	if err != nil {
		return err
	}
	outs := engine.NewTable("Created", 0)
	if _, err := outs.ReadListFrom(body); err != nil {
		return err
	}
	w := tabwriter.NewWriter(cli.out, 20, 1, 3, ' ', 0)
	if !*quiet {
		fmt.Fprintln(w, "REPOSITORY\tTAG\tIMAGE ID\tCREATED\tVIRTUAL SIZE")
	}
	for _, out := range outs.Data {
		writeImage(w, out, *quiet, *noTrunc)
	}
	return w.Flush()
}

// writeImage writes a row for each name of an image.
func writeImage(w io.Writer, out *engine.Env, quiet, noTrunc bool) {
	id := out.Get("Id")
	if !noTrunc {
		id = common.TruncateID(id)
	}
	if quiet {
		fmt.Fprintln(w, id)
		return
	}
	age := time.Now().UTC().Sub(time.Unix(out.GetInt64("Created"), 0))
	size := units.HumanSize(float64(out.GetInt64("VirtualSize")))
	for _, name := range out.GetList("RepoTags") {
		repo, tag := parsers.ParseRepositoryTag(name)
		fmt.Fprintf(w, "%s\t%s\t%s\t%s ago\t%s\n", repo, tag, id, units.HumanDuration(age), size)
	}
}
