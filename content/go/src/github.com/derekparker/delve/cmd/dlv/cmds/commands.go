// Reconstructs of Delve 0.12.0's cmd/dlv/cmds/commands.go the commands debug, exec, run and version. Left out: attach, connect, test and trace.

// Package cmds is the command line of dlv.
package cmds

import (
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"unicode"

	"github.com/derekparker/delve/config"
	"github.com/derekparker/delve/service"
	"github.com/derekparker/delve/service/api"
	"github.com/derekparker/delve/service/rpc2"
	"github.com/derekparker/delve/service/rpccommon"
	"github.com/derekparker/delve/terminal"
	"github.com/derekparker/delve/version"
	"github.com/spf13/cobra"
)

// What the flags say.
var (
	Log         bool   // whether the server writes a log
	Headless    bool   // a server without a terminal
	APIVersion  int    // of such a server
	AcceptMulti bool   // more than one client
	Addr        string // where the server listens
	InitFile    string // commands for the terminal to begin with
	BuildFlags  string // for go build
	WorkingDir  string // where the program is started

	// RootCommand is dlv itself.
	RootCommand *cobra.Command

	conf *config.Config
)

// debugname is the file that debug has built, and removes in the end.
const debugname = "debug"

// New makes all commands.
func New() *cobra.Command {
	conf = config.LoadConfig()

	RootCommand = &cobra.Command{
		Use:   "dlv",
		Short: "Delve is a debugger for the Go programming language.",
		Long:  "Delve is a source level debugger for Go programs.",
	}
	flags := RootCommand.PersistentFlags()
	flags.StringVarP(&Addr, "listen", "l", "localhost:0", "Debugging server listen address.")
	flags.BoolVarP(&Log, "log", "", false, "Enable debugging server logging.")
	flags.BoolVarP(&Headless, "headless", "", false, "Run debug server only, in headless mode.")
	flags.BoolVarP(&AcceptMulti, "accept-multiclient", "", false, "Allows a headless server to accept multiple client connections.")
	flags.IntVar(&APIVersion, "api-version", 1, "Selects API version when headless.")
	flags.StringVar(&InitFile, "init", "", "Init file, executed by the terminal client.")
	flags.StringVar(&BuildFlags, "build-flags", "", "Build flags, to be passed to the compiler.")
	flags.StringVar(&WorkingDir, "wd", ".", "Working directory for running the program.")

	RootCommand.AddCommand(&cobra.Command{
		Use:   "debug [package]",
		Short: "Compile and begin debugging main package in current directory, or the package specified.",
		Run:   debugCmd,
	}, &cobra.Command{
		Use:   "exec [./path/to/binary]",
		Short: "Execute a precompiled binary, and begin a debug session.",
		PersistentPreRunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("you must provide a path to a binary")
			}
			return nil
		},
		Run: func(cmd *cobra.Command, args []string) {
			os.Exit(execute(0, args, conf, executingExistingFile))
		},
	}, &cobra.Command{
		Use:   "run",
		Short: "Deprecated command. Use 'debug' instead.",
		Run: func(cmd *cobra.Command, args []string) {
			fmt.Println("This command is deprecated, please use 'debug' instead.")
			os.Exit(0)
		},
	}, &cobra.Command{
		Use:   "version",
		Short: "Prints version.",
		Run: func(cmd *cobra.Command, args []string) {
			fmt.Printf("Delve Debugger\n%s\n", version.DelveVersion)
		},
	})
	return RootCommand
}

// debugCmd builds a program, debugs it, and leaves nothing behind.
func debugCmd(cmd *cobra.Command, args []string) {
	status := func() int {
		dlvArgs, targetArgs := splitArgs(cmd, args)
		var pkg string
		if len(dlvArgs) > 0 {
			pkg = dlvArgs[0]
		}
		if err := gobuild(debugname, pkg); err != nil {
			fmt.Fprintf(os.Stderr, "%v\n", err)
			return 1
		}
		fp, err := filepath.Abs("./" + debugname)
		if err != nil {
			fmt.Fprintf(os.Stderr, "%v\n", err)
			return 1
		}
		defer os.Remove(fp)
		processArgs := append([]string{fp}, targetArgs...)
		return execute(0, processArgs, conf, executingGeneratedFile)
	}()
	os.Exit(status)
}

// splitArgs parts what is meant for dlv from what is meant for the program.
func splitArgs(cmd *cobra.Command, args []string) (dlvArgs, targetArgs []string) {
	dash := cmd.ArgsLenAtDash()
	if dash < 0 {
		return args, []string{}
	}
	return args[:dash], args[dash:]
}

// executeKind is where the file comes from that is to be debugged.
type executeKind int

const (
	executingExistingFile executeKind = iota
	executingGeneratedFile
	executingOther
)

// execute debugs a program: a server that has the process, and a client of it in
// this same process. What it returns is to be the exit status.
func execute(attachPid int, processArgs []string, conf *config.Config, kind executeKind) int {
	listener, err := net.Listen("tcp", Addr)
	if err != nil {
		fmt.Printf("couldn't start listener: %s\n", err)
		return 1
	}
	defer listener.Close()
	if Headless && InitFile != "" {
		fmt.Fprintf(os.Stderr, "Warning: init file ignored\n")
	}
	if APIVersion != 1 && APIVersion != 2 {
		fmt.Printf("Unknown API version %d\n", APIVersion)
		return 1
	}
	server := rpccommon.NewServer(&service.Config{
		Listener:    listener,
		ProcessArgs: processArgs,
		AttachPid:   attachPid,
		AcceptMulti: AcceptMulti,
		APIVersion:  APIVersion,
		WorkingDir:  WorkingDir,
	}, Log)
	if err := server.Run(); err != nil {
		fmt.Fprintln(os.Stderr, explain(err, kind, processArgs[0]))
		return 1
	}

	var status int
	if Headless {
		fmt.Printf("API server listening at: %s\n", listener.Addr())
		ch := make(chan os.Signal, 1)
		signal.Notify(ch, syscall.SIGINT)
		<-ch
		err = server.Stop(true)
	} else {
		client := rpc2.NewClient(listener.Addr().String())
		term := terminal.New(client, conf)
		term.InitFile = InitFile
		status, err = term.Run()
	}
	if err != nil {
		fmt.Println(err)
	}
	return status
}

// explain says of a file that is no program why that may be.
func explain(err error, kind executeKind, file string) error {
	if err == api.NotExecutableErr {
		switch kind {
		case executingGeneratedFile:
			return errors.New("Can not debug non-main package")
		case executingExistingFile:
			return fmt.Errorf("%s is not executable", file)
		}
	}
	return err
}

// gobuild has a package built into a file, without what would make it hard to
// follow: -N leaves out optimizations, -l calls of functions put in place.
func gobuild(debugname, pkg string) error {
	args := []string{"-gcflags", "-N -l", "-o", debugname}
	if BuildFlags != "" {
		args = append(args, splitQuotedFields(BuildFlags)...)
	}
	return gocommand("build", append(args, pkg)...)
}

// gocommand runs the go command. What it complains of goes where our complaints go.
func gocommand(command string, args ...string) error {
	goBuild := exec.Command("go", append([]string{command}, args...)...)
	goBuild.Stderr = os.Stderr
	return goBuild.Run()
}

// splitQuotedFields parts a text at its spaces, except between single quotes. A
// backslash there takes the next letter as it is.
func splitQuotedFields(in string) []string {
	fields := []string{}
	var field strings.Builder
	var quoted, escaped bool
	end := func() {
		if field.Len() > 0 {
			fields = append(fields, field.String())
		}
		field.Reset()
	}
	for _, ch := range in {
		switch {
		case escaped:
			field.WriteRune(ch)
			escaped = false
		case quoted && ch == '\\':
			escaped = true
		case ch == '\'':
			quoted = !quoted
		case !quoted && unicode.IsSpace(ch):
			end()
		default:
			field.WriteRune(ch)
		}
	}
	end()
	return fields
}
