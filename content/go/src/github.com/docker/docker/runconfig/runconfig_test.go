// Tests reading configurations from a command line and from a job, and merging two of them.

package runconfig

import (
	"bytes"
	"strings"
	"testing"

	"github.com/docker/docker/engine"
	flag "github.com/docker/docker/pkg/mflag"
)

func parse(line string) (*Config, *HostConfig, error) {
	cmd := flag.NewFlagSet("run", flag.ContinueOnError)
	cmd.SetOutput(&bytes.Buffer{})
	config, hostConfig, _, err := Parse(cmd, strings.Split(line, " "))
	return config, hostConfig, err
}

func TestParse(t *testing.T) {
	config, hostConfig, err := parse("-i -e A=1 -l tier=front -l bare -h box.example.com -m 64m --restart=on-failure:3 -w /srv busybox sh -c ls")
	if err != nil {
		t.Fatal(err)
	}
	if config.Image != "busybox" || strings.Join(config.Cmd, " ") != "sh -c ls" || config.Hostname != "box" || config.Domainname != "example.com" {
		t.Fatalf("got %v", config)
	}
	if !config.OpenStdin || !config.AttachStdin || !config.StdinOnce || !config.AttachStdout || config.Env[0] != "A=1" {
		t.Fatalf("got %v", config)
	}
	if config.Labels["tier"] != "front" || len(config.Labels) != 2 || hostConfig.Memory != 64<<20 || config.Memory != 64<<20 {
		t.Fatalf("got %v and %v", config, hostConfig)
	}
	if hostConfig.RestartPolicy != (RestartPolicy{"on-failure", 3}) || hostConfig.NetworkMode != "bridge" {
		t.Fatalf("got %v", hostConfig)
	}
	config, _, err = parse("-a stderr busybox")
	if err != nil || config.AttachStdout || !config.AttachStderr || config.Cmd != nil {
		t.Fatalf("got %v and %v", config, err)
	}
	for line, want := range map[string]string{
		"-w srv busybox":                 ErrInvalidWorkingDirectory.Error(),
		"-h box --net=host busybox":      ErrConflictNetworkHostname.Error(),
		"--net=cable busybox":            "--net: invalid net mode: invalid --net: cable",
		"--net=container: busybox":       "--net: invalid net mode: invalid container format container:<name|id>",
		"--restart=sometimes busybox":    "invalid restart policy sometimes",
		"--restart=always:2 busybox":     `maximum restart count not valid with restart policy of "always"`,
		"-m much busybox":                "invalid size: 'much'",
		"--restart=on-failure:x busybox": `strconv.Atoi: parsing "x": invalid syntax`,
		"--memory-swap=-1 -m 4x busybox": "invalid size: '4x'",
	} {
		if _, _, err := parse(line); err == nil || err.Error() != want {
			t.Errorf("%s: got %v", line, err)
		}
	}
}

func jobOf(t *testing.T, body string) *engine.Job {
	eng := engine.New()
	eng.Logging = false
	job := eng.Job("create")
	if err := job.DecodeEnv(strings.NewReader(body)); err != nil {
		t.Fatal(err)
	}
	return job
}

func TestFromJob(t *testing.T) {
	job := jobOf(t, `{"Image":"busybox","Cmd":["echo","a b"],"Env":["A=1"],"Tty":true,"Memory":64,"ExposedPorts":{"80/tcp":{}},
		"Labels":{"a":"b"},"HostConfig":{"Memory":0,"CpuShares":2,"RestartPolicy":{"Name":"always"},"Binds":["/a:/b"]},"Cpuset":"0,1"}`)
	config, hostConfig := ContainerConfigFromJob(job), ContainerHostConfigFromJob(job)
	if config.Image != "busybox" || len(config.Cmd) != 2 || config.Cmd[1] != "a b" || !config.Tty || config.Memory != 64 || config.Labels["a"] != "b" {
		t.Errorf("got %v", config)
	}
	if _, exposed := config.ExposedPorts["80/tcp"]; !exposed || config.Entrypoint != nil {
		t.Errorf("got %v", config)
	}
	if hostConfig.Memory != 64 || hostConfig.CpuShares != 2 || hostConfig.CpusetCpus != "0,1" || hostConfig.RestartPolicy.Name != "always" || hostConfig.Binds[0] != "/a:/b" {
		t.Errorf("got %v", hostConfig)
	}
	// A word that is no list is a list of one.
	if config := ContainerConfigFromJob(jobOf(t, `{"Cmd":"ls"}`)); len(config.Cmd) != 1 || config.Cmd[0] != "ls" {
		t.Errorf("got %v", config)
	}
	hostConfig = ContainerHostConfigFromJob(jobOf(t, `{"Binds":["/a:/b"],"NetworkMode":"host","Privileged":true,"LogConfig":{"Type":"none"}}`))
	if hostConfig.Binds[0] != "/a:/b" || !hostConfig.NetworkMode.IsHost() || !hostConfig.Privileged || hostConfig.LogConfig.Type != "none" {
		t.Errorf("got %v", hostConfig)
	}
}

func TestMerge(t *testing.T) {
	user := &Config{Env: []string{"A=user"}, Labels: map[string]string{"x": "user"}}
	image := &Config{
		Env: []string{"A=image", "B=image"}, Cmd: []string{"serve"}, Entrypoint: []string{"init"}, WorkingDir: "/srv",
		Labels: map[string]string{"x": "image", "y": "image"}, Volumes: map[string]struct{}{"/data": {}},
	}
	if err := Merge(user, image); err != nil {
		t.Fatal(err)
	}
	if strings.Join(user.Env, " ") != "A=user B=image" || user.Labels["x"] != "user" || user.Labels["y"] != "image" || user.WorkingDir != "/srv" {
		t.Errorf("got %v", user)
	}
	if user.Cmd[0] != "serve" || user.Entrypoint[0] != "init" || len(user.Volumes) != 1 {
		t.Errorf("got %v", user)
	}
	user = &Config{Entrypoint: []string{"sh"}}
	Merge(user, image)
	if user.Cmd != nil || user.Entrypoint[0] != "sh" {
		t.Errorf("got %v", user)
	}
}

func TestModes(t *testing.T) {
	for mode, private := range map[NetworkMode]bool{"": true, "bridge": true, "none": false, "host": false, "container:web": false} {
		if mode.IsPrivate() != private {
			t.Errorf("%s: got %v", mode, !private)
		}
	}
	if ipc := IpcMode("container:web"); ipc.Container() != "web" || IpcMode("host").Container() != "" || !PidMode("host").IsHost() {
		t.Error("wrong modes")
	}
	if merged := MergeConfigs(&Config{Image: "a"}, &HostConfig{Memory: 1}); merged.Image != "a" || merged.HostConfig.Memory != 1 {
		t.Errorf("got %v", merged)
	}
}
